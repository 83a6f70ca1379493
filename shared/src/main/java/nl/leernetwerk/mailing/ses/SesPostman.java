package nl.leernetwerk.mailing.ses;

import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.mailing.Attachment;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.Postman;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AttachmentContentDisposition;
import software.amazon.awssdk.services.sesv2.model.AttachmentContentTransferEncoding;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/**
 * Sends through SES, which composes the message itself unless the letter has a calendar part.
 *
 * @param from the address that every mail comes from
 * @param configurationSet the SES configuration set that makes SES report what became of each mail
 */
public record SesPostman(SesV2Client client, EmailAddress from, String configurationSet)
    implements Postman {
  private static final String SENDER = "Leernetwerken inclusief onderwijs";
  private static final String UTF_8 = "UTF-8";

  @Override
  public String send(Envelope envelope, Letter letter) {
    try {
      return client
          .sendEmail(
              mail ->
                  mail.fromEmailAddress(SENDER + " <" + from.value() + ">")
                      .destination(it -> it.toAddresses(envelope.to().value()))
                      .configurationSetName(configurationSet)
                      // Only ids: SES's later reports carry them, so a report leads back to the
                      // mail without its address.
                      .emailTags(
                          tag("mail", MailTag.write(envelope.mail())),
                          tag("address", envelope.toId().value()))
                      .applyMutation(it -> write(envelope, letter, it)))
          .messageId();
    } catch (AwsServiceException e) {
      throw e.statusCode() < 500 ? new NotSent(e) : e;
    }
  }

  private void write(Envelope envelope, Letter letter, SendEmailRequest.Builder mail) {
    letter
        .calendar()
        .map(calendar -> RawMessage.of(SENDER, from, envelope, letter, calendar))
        .ifPresentOrElse(
            raw -> mail.content(it -> it.raw(one -> one.data(SdkBytes.fromByteArrayUnsafe(raw)))),
            () ->
                mail.replyToAddresses(envelope.replyTo().value())
                    .content(it -> it.simple(message -> write(letter, message))));
  }

  private static void write(Letter letter, Message.Builder message) {
    message
        .subject(text(letter.subject()))
        .body(body -> body.text(text(letter.text())).html(text(letter.html())))
        // RFC 3834: this header keeps out-of-office replies away.
        .headers(MessageHeader.builder().name("Auto-Submitted").value("auto-generated").build())
        .attachments(letter.attachments().stream().map(SesPostman::attachment).toList());
  }

  private static MessageTag tag(String name, String value) {
    return MessageTag.builder().name(name).value(value).build();
  }

  private static Content text(String data) {
    return Content.builder().data(data).charset(UTF_8).build();
  }

  private static software.amazon.awssdk.services.sesv2.model.Attachment attachment(
      Attachment file) {
    return software.amazon.awssdk.services.sesv2.model.Attachment.builder()
        .fileName(file.filename())
        .contentType(file.contentType())
        .rawContent(SdkBytes.fromByteArrayUnsafe(file.content()))
        .contentDisposition(AttachmentContentDisposition.ATTACHMENT)
        // Without base64, SES would treat a file as seven-bit text and damage it.
        .contentTransferEncoding(AttachmentContentTransferEncoding.BASE64)
        .build();
  }
}
