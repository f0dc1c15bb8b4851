package io.maemae.broker;

/** Why a broker did not do what it was asked; it stays inside its adapter. */
public abstract class BrokerException extends Exception {
  private static final long serialVersionUID = 1L;

  BrokerException(String message, Throwable cause) {
    super(message, cause);
  }
}
