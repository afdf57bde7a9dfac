package dev.lvjw.notify;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import jakarta.mail.MessagingException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with the mail server, in our words: its own may hold addresses.
 *
 * <p>Replies that begin with 5 are final, with 4 passing (RFC 5321 §4.2.1).
 */
final class MailFailures {
  private MailFailures() {}

  static Failure ofConnecting(Smtp smtp, MessagingException cause) {
    if (brokenTls(cause)) {
      return new Failure(
              ExitCode.UNREACHABLE,
              "mail_tls",
              "No protected connection to the mail server "
                  + smtp.address()
                  + ": it offers none, or proves itself by a certificate that isn't believed or is"
                  + " another's.",
              "check notify.smtp.host and notify.smtp.tls; a CA of your own goes into http.caFile")
          .causedBy(cause);
    }
    return new Failure(
            ExitCode.UNREACHABLE,
            "mail_failed",
            "The mail server " + smtp.address() + " can't be reached.",
            "check notify.smtp.host, notify.smtp.port and notify.smtp.tls")
        .causedBy(cause);
  }

  private static boolean brokenTls(MessagingException failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return true;
      }
    }
    return String.valueOf(failure.getMessage()).contains("STARTTLS");
  }

  static Failure ofSending(Smtp smtp, MessagingException cause) {
    Optional<Integer> reply = reply(cause);
    if (reply.filter(code -> code >= 500).isPresent()) {
      return new Failure(
              ExitCode.REFUSED,
              "mail_refused",
              "The mail server " + smtp.address() + " refuses the mail (" + reply.get() + ").",
              "check notify.from and notify.to: may this server send from the one to the other?")
          .causedBy(cause);
    }
    return new Failure(
            ExitCode.UNREACHABLE,
            "mail_failed",
            "The mail server "
                + smtp.address()
                + " did not take the mail"
                + reply.map(code -> " (" + code + ")").orElse("")
                + ".",
            "lvjw sync, later")
        .causedBy(cause);
  }

  /** The server's reply, which may hang behind others. */
  private static Optional<Integer> reply(MessagingException failure) {
    for (@Nullable Exception one = failure;
        one instanceof MessagingException next;
        one = next.getNextException()) {
      switch (one) {
        case SMTPAddressFailedException address -> {
          return Optional.of(address.getReturnCode());
        }
        case SMTPSenderFailedException sender -> {
          return Optional.of(sender.getReturnCode());
        }
        case SMTPSendFailedException send when send.getReturnCode() > 0 -> {
          return Optional.of(send.getReturnCode());
        }
        default -> {}
      }
    }
    return Optional.empty();
  }
}
