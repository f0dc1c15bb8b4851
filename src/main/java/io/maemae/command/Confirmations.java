package io.maemae.command;

import io.maemae.desk.ChatUser;
import io.maemae.desk.DeskEvent;
import io.maemae.notice.OutboxMessage;
import io.maemae.order.Correlation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Buttons under messages. What a button does stays here, bound to the person and the chat it was
 * shown to; the chat only ever sees a random id. The buttons of a message work once: those of a
 * question for a person's minute, those of a message that nobody asked for as long as they are of
 * use. Those that only show something anew work again and again. Those that order are closed by a
 * panic. None survives a restart. Desk thread.
 */
public final class Confirmations {
  /** How long the buttons of a question work. */
  public static final Duration EXPIRY = Duration.ofSeconds(60);

  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final int MOST_REFRESHES = 200;

  private final Supplier<String> ids;
  private final InstantSource clock;
  private final Duration expiry;
  private final Correlation correlation;
  private final Map<String, Choice> choices = new LinkedHashMap<>();
  private final Map<String, Refresh> refreshes = new LinkedHashMap<>();

  /** What a press may find. */
  enum Outcome {
    /** It did what it says. */
    DONE,
    /** Another button of its message was pressed before, or this one. */
    USED,
    /** A panic came after it was shown, and it would have ordered. */
    CLOSED,
    /** Too late. */
    EXPIRED,
    /** Much too late, or from before a restart: nobody knows any more what it was for. */
    FORGOTTEN,
    /** There was nothing to press. */
    NOTHING,
    /** Not this person's. */
    UNKNOWN
  }

  /** The buttons of one message. */
  private static final class Group {
    private final Instant expiresAt;
    private final Instant rememberedUntil;
    private final BooleanSupplier isOfUse;
    private final boolean orders;
    private boolean used;
    private boolean closed;

    Group(Instant expiresAt, Instant rememberedUntil, BooleanSupplier isOfUse, boolean orders) {
      this.expiresAt = expiresAt;
      this.rememberedUntil = rememberedUntil;
      this.isOfUse = isOfUse;
      this.orders = orders;
    }

    boolean isOld(Instant now) {
      return now.isAfter(rememberedUntil) && !isOfUse.getAsBoolean();
    }
  }

  private record Choice(
      Group group, Optional<String> user, String chat, String cause, Runnable action) {}

  /** A button that may be pressed again and again, by a viewer too. */
  private record Refresh(String chat, Consumer<DeskEvent.ButtonPress> action) {}

  /**
   * A button to be.
   *
   * @param action runs in the event of the press
   */
  record Offer(String label, Runnable action) {}

  /**
   * With a source of random ids.
   *
   * @param expiry what {@link #EXPIRY} of the person's time is on the clock
   */
  public Confirmations(
      Supplier<String> ids, InstantSource clock, Duration expiry, Correlation correlation) {
    this.correlation = correlation;
    this.ids = ids;
    this.clock = clock;
    this.expiry = expiry;
  }

  /** Makes buttons that work once and for a minute, for one person in one chat. */
  List<OutboxMessage.Button> offer(ChatUser user, String chat, List<Offer> offers) {
    return offer(forAMinute(false), Optional.of(user.id()), chat, offers);
  }

  /** Likewise, of buttons that order: a panic closes them. */
  List<OutboxMessage.Button> offerToOrder(ChatUser user, String chat, List<Offer> offers) {
    return offer(forAMinute(true), Optional.of(user.id()), chat, offers);
  }

  private Group forAMinute(boolean orders) {
    Instant expiresAt = clock.instant().plus(expiry);
    return new Group(expiresAt, expiresAt.plus(REMEMBERED), () -> false, orders);
  }

  /**
   * Makes buttons that work once, for whoever trades in any of the chats.
   *
   * @param areOfUse whether they still are; they do not expire before, and are forgotten after an
   *     hour at the earliest
   */
  List<OutboxMessage.Button> offerToAll(List<Offer> offers, BooleanSupplier areOfUse) {
    Group group = new Group(Instant.MAX, clock.instant().plus(REMEMBERED), areOfUse, false);
    return offer(group, Optional.empty(), "", offers);
  }

  private List<OutboxMessage.Button> offer(
      Group group, Optional<String> user, String chat, List<Offer> offers) {
    forgetOld();
    List<OutboxMessage.Button> buttons = new ArrayList<>();
    for (Offer offer : offers) {
      String id = ids.get();
      choices.put(id, new Choice(group, user, chat, correlation.current(), offer.action()));
      buttons.add(new OutboxMessage.Button(id, offer.label()));
    }
    return buttons;
  }

  /**
   * Makes a button that shows something anew, as often as it is pressed. The oldest of many stop
   * working.
   *
   * @param action runs in the event of each press, which names the button
   * @return the button's id
   */
  String offerRefresh(String chat, Consumer<DeskEvent.ButtonPress> action) {
    if (refreshes.size() >= MOST_REFRESHES) {
      refreshes.remove(refreshes.keySet().iterator().next());
    }
    String id = ids.get();
    refreshes.put(id, new Refresh(chat, action));
    return id;
  }

  /** A panic came: whoever wanted to order before it may press for that no more. */
  void closeOrders() {
    choices.values().stream()
        .map(Choice::group)
        .filter(group -> group.orders)
        .forEach(group -> group.closed = true);
  }

  /** Forgets all: what was loaded anew knows nothing of what the buttons mean. */
  public void clear() {
    choices.clear();
    refreshes.clear();
  }

  private void forgetOld() {
    Instant now = clock.instant();
    choices.values().removeIf(choice -> choice.group().isOld(now));
  }

  /** Takes a press. */
  Outcome press(DeskEvent.ButtonPress press) {
    if (press.button().isEmpty()) {
      return Outcome.NOTHING;
    }
    Refresh refresh = refreshes.get(press.button());
    if (refresh != null && refresh.chat().equals(press.origin().chat())) {
      refresh.action().accept(press);
      return Outcome.DONE;
    }
    Choice choice = choices.get(press.button());
    if (choice == null) {
      return Outcome.FORGOTTEN;
    }
    boolean theirs =
        choice.user().isEmpty()
            || choice.user().get().equals(press.origin().user().id())
                && choice.chat().equals(press.origin().chat());
    if (!theirs || !press.origin().user().trades()) {
      return Outcome.UNKNOWN;
    }
    if (choice.group().used) {
      return Outcome.USED;
    }
    if (choice.group().closed) {
      return Outcome.CLOSED;
    }
    if (press.at().isAfter(choice.group().expiresAt)) {
      return Outcome.EXPIRED;
    }
    choice.group().used = true;
    correlation.set(choice.cause());
    choice.action().run();
    return Outcome.DONE;
  }
}
