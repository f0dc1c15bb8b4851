package io.maemae.broker;

/**
 * The broker said something that its protocol does not allow; the message names field and value.
 */
public final class ProtocolException extends BrokerException {
  private static final long serialVersionUID = 1L;

  /** With field and value. */
  public ProtocolException(String message) {
    super(message, null);
  }

  /** With field and value, and what was wrong with it. */
  public ProtocolException(String message, Throwable cause) {
    super(message, cause);
  }
}
