/** The DynamoDB table: docs/data-model.md says which keys serve which questions. */
package nl.leernetwerk.table;
