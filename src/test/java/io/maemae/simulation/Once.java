package io.maemae.simulation;

import java.util.function.Consumer;
import java.util.function.Function;

/** An answer that is given once; what comes after it is not heard. */
final class Once<T> implements Consumer<T> {
  private final Consumer<T> answer;
  private final Story story;
  private final String question;
  private final Function<T, String> wording;
  private boolean given;

  /**
   * Nothing is answered yet.
   *
   * @param wording what the story says of an answer
   */
  Once(Consumer<T> answer, Story story, String question, Function<T, String> wording) {
    this.answer = answer;
    this.story = story;
    this.question = question;
    this.wording = wording;
  }

  @Override
  public void accept(T told) {
    if (!given) {
      given = true;
      story.tell("answer to " + question + ": " + wording.apply(told));
      answer.accept(told);
    }
  }
}
