package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * The page on operations quotes what the program really says, and every row of its tables is
 * proved: here stands by which tests, for what stops, what goes on and what is said.
 */
final class OperationsDocTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| (?!---|what is away|why)\\*{0,2}([^|*(]+?)(?:\\*\\*| \\(| \\|)");
  private static final List<String> PLACES =
      List.of("io.maemae.app.", "io.maemae.broker.kis.", "io.maemae.broker.kiwoom.");

  private static final List<Proof> PROOFS =
      List.of(
          new Proof(
              "A broker's REST",
              List.of(
                  "BothBrokersAwayTest#withoutRestTheStreamTellsFillsAndAnExitIsTriedUntilItGoesThrough",
                  "BothBrokersAwayTest#anAccountThatWasNotReadSinceTheStartPlacesNothing",
                  "BalanceTroubleTest#givenAStartWithoutItsBalance_whenItIsRead_thenToldThatNothingIsOrderedUntilThen",
                  "BothBrokersUnknownTest#whatCouldNotLeaveIsSaidAndIsNotUnknown"),
              List.of(
                  "BothBrokersAwayTest#withoutRestTheStreamTellsFillsAndAnExitIsTriedUntilItGoesThrough",
                  "LedgerRestartTest#givenListsThatCannotBeRead_whenAFillComesByStream_thenItIsToldAtOnceAndAfterWhatWasFound",
                  "ExitRetryTest#givenAnExitThatWaitsForItsTurn_whenTheProcessDies_thenItIsOrderedAnewAfterTheRestart",
                  "NotReadyGuardTest#givenAnExitWantedMeanwhile_whenTheAccountIsRead_thenItIsPlacedAtOnceAndOnce"),
              List.of(
                  "BalanceTroubleTest#givenABalanceThatCannotBeReadForHours_whenItCan_thenBothAreToldOnce",
                  "BalanceTroubleTest#givenAStartWithoutBoth_whenTheListsComeFirst_thenEachIsToldByItself",
                  "NotReadyGuardTest#givenAnAccountThatIsNotRead_whenHalfAMinuteHasPassed_thenWhatIsHeldIsNamedUntilItIs",
                  "BothBrokersAwayTest#withoutRestTheStreamTellsFillsAndAnExitIsTriedUntilItGoesThrough",
                  "BothBrokersAwayTest#withoutAnAccessTokenThatIsSaidOnceAndAllBeginsWhenTheBrokerIsThere",
                  "ExitRetryTest#givenAnExitThatCannotBeSent_whenItIsTriedOn_thenEveryTenSecondsAndToldEveryTenMinutes")),
          new Proof(
              "A broker's stream",
              List.of(
                  "OtherStreamTest#aStrategyHearsTheStreamThatIsNamedAndOrdersAtItsAccountAndWaitsWhileThatStreamIsAway"),
              List.of(
                  "BothBrokersAwayTest#withoutTheStreamOrdersGoOnFillsAreLookedUpAndPricesThatAreAskedForGuard",
                  "KisStreamTroubleTest#aServerThatIsAwayIsNotCalledWithoutEnd"),
              List.of(
                  "BothBrokersAwayTest#withoutTheStreamOrdersGoOnFillsAreLookedUpAndPricesThatAreAskedForGuard",
                  "RepeatedTroubleTest#givenAStreamThatIsCutAgainAndAgain_whenItComesBackSoon_thenToldThreeTimesAnHour")),
          new Proof(
              "A stream that is silent",
              List.of(
                  "BothBrokersAwayTest#aStreamThatBringsNothingIsLeftAndSaid",
                  "KisStreamTroubleTest#aSilentServerIsLeft",
                  "KiwoomStreamTroubleTest#aStreamThatBringsNotEvenPingsIsTakenForDead"),
              List.of(
                  "DegradedTest#givenAStreamThatFellSilent_whenItIsLeft_thenToldWhyAndOrdersGoOnByAsking",
                  "GuardWatchTest#givenAStreamThatIsSilentOrDown_whenPricesAreAnswered_thenItGuardsAndNothingIsTold"),
              List.of("BothBrokersAwayTest#aStreamThatBringsNothingIsLeftAndSaid")),
          new Proof(
              "Telegram",
              List.of(
                  "ChatOutageTest#aLateCommandIsAnsweredAndNotObeyed",
                  "ChatOutageTest#aLateStopOrPanicIsObeyed"),
              List.of(
                  "DegradedTest#givenAChatThatIsAway_whenAStrategyWants_thenItTradesAndGuardsAndAllIsToldLater",
                  "ChatOutageTest#whatTheServerDidNotClearlyTakeIsSaidAgain"),
              List.of(
                  "ChatOutageTest#whatWaitsWhileTheServerIsDownIsSaidInOrder",
                  "BacklogTest#givenAnHourWithoutTheChat_whenItIsOver_thenOneDigestWithRejectsWhole")),
          new Proof(
              "The database: a write fails",
              List.of("ProcessFullDiskTest#itStopsTradingAndGoesOnWhenThereIsRoom"),
              List.of(
                  "ProcessFullDiskTest#itStopsTradingAndGoesOnWhenThereIsRoom",
                  "StoreDownTest#givenPanic_whenTheStoreIsBack_thenStoppedAndWhatIsOpenIsCancelled",
                  "StoreDownTest#givenCancelAll_whenTheStoreIsDown_thenEveryCancelIsSent",
                  "HealthTest#givenAStoreThatIsDown_whenAsked_thenTheScreenComesAllTheSameAndSaysSo"),
              List.of("ProcessFullDiskTest#itStopsTradingAndGoesOnWhenThereIsRoom")),
          new Proof(
              "The database is damaged",
              List.of(
                  "DamagedDatabaseTest#givenDamage_whenItIsFound_thenTradingStopsAndTheCommandThatHelpsIsTold"),
              List.of(
                  "DamagedDatabaseTest#givenDamage_whenAPersonCancels_thenTheCancelLeaves",
                  "NightlyBackupTest#givenADamageThatNobodyHasFound_whenMade_thenItIsToldAsThatAndNothingIsLeft",
                  "DamagedDatabaseTest#givenDamageThatWasOfTheReading_whenAllCanBeReadAgain_thenItGoesOn"),
              List.of(
                  "ProcessDamageTest#theDamageIsToldWithTheCommandThatRestoresABackupAndItDoes",
                  "DamagedDatabaseTest#givenDamage_whenAskedHowAllIs_thenItIsNamedWithTheCommand",
                  "RestoreTest#everyKindOfDamageNamesTheCommandAndItWorks",
                  "NightlyBackupTest#givenADamageThatNobodyHasFound_whenMade_thenItIsToldAsThatAndNothingIsLeft")),
          new Proof(
              "The machine's clock jumped",
              List.of(
                  "ClockJumpTest#itStartsAnewWithWhatItHadAndTradesOn",
                  "MachineClockTest#givenASmallError_whenChecked_thenWorkedOffInSmallSteps"),
              List.of("ClockJumpTest#itStartsAnewWithWhatItHadAndTradesOn"),
              List.of("ClockJumpTest#itStartsAnewWithWhatItHadAndTradesOn")),
          new Proof(
              "The disk is full",
              List.of(
                  "ProcessFullDiskTest#itStopsTradingAndGoesOnWhenThereIsRoom",
                  "ProcessRefusalTest#onAFullDiskNothingHalfWrittenIsLeft"),
              List.of(
                  "ProcessFullDiskTest#itStopsTradingAndGoesOnWhenThereIsRoom",
                  "ProcessFullDiskTest#aNightlyCopyThatDoesNotFitIsToldAndTradingGoesOn"),
              List.of(
                  "ProcessFullDiskTest#aNightlyCopyThatDoesNotFitIsToldAndTradingGoesOn",
                  "HealthTest#givenADiskThatIsNearlyFull_whenAsked_thenMarked",
                  "DoctorTest#aFullDiskFails")),
          new Proof(
              "Broker maintenance",
              List.of(
                  "MaintenanceTest#whenKisIsAwayNothingIsSentAndWhenItIsBackAllIsMadeUp",
                  "MaintenanceTest#whenKiwoomIsAwayNothingIsSentAndWhenItIsBackAllIsMadeUp"),
              List.of(
                  "MaintenanceTest#whenKisIsAwayNothingIsSentAndWhenItIsBackAllIsMadeUp",
                  "MaintenanceTest#whenKiwoomIsAwayNothingIsSentAndWhenItIsBackAllIsMadeUp",
                  "KiwoomOrderTroubleTest#anInvalidTokenIsReplacedAtOnceAndTheOrderIsNotSentAgain"),
              List.of(
                  "MaintenanceTest#whenKisIsAwayNothingIsSentAndWhenItIsBackAllIsMadeUp",
                  "BothBrokersAwayTest#withoutAnAccessTokenThatIsSaidOnceAndAllBeginsWhenTheBrokerIsThere")),
          new Proof(
              "No price comes",
              List.of("GuardWatchTest#givenAQuietMarket_whenTheStreamLives_thenNothingIsTold"),
              List.of(
                  "GuardWatchTest#givenAStreamThatIsSilentOrDown_whenPricesAreAnswered_thenItGuardsAndNothingIsTold"),
              List.of(
                  "GuardWatchTest#givenAStreamThatIsDown_whenNoPriceIsAnswered_thenToldOnceWithinSecondsOfThirty",
                  "GuardWatchTest#givenWhatWasTold_whenTheStreamStays_thenToldThatItIsGuardedAgain",
                  "GuardWatchTest#givenWhatWasTold_whenRestarted_thenNotToldAgainUntilItIsGuarded")),
          new Proof(
              "An order is in the way",
              List.of("GuardWatchTest#givenAnExitOfUnknownOutcome_whenItIsSettled_thenBothAreTold"),
              List.of(
                  "UnknownExitTest#givenAnExitThatNeverArrived_whenTheBalanceShowsItsSharesFree_thenAnotherGoesBesideIt"),
              List.of(
                  "GuardWatchTest#givenAByHandSaleOfUnknownOutcome_whenItHoldsTheShares_thenToldUntilThePersonSaysNotPlaced",
                  "GuardWatchTest#givenAnUnknownExit_whenRestarted_thenToldOnce")),
          new Proof(
              "No strategy has it",
              List.of(
                  "StrategyLeftOutTest#givenAStrategyWithoutTheSymbol_whenStarted_thenTheSharesOfThatAreNamed",
                  "StrategyLeftOutTest#givenAStrategyThatMovedToAnotherAccount_whenStarted_thenItsSharesInTheOldOneAreNamed"),
              List.of(
                  "StrategyLeftOutTest#givenWhatWasTold_whenItIsSoldByHand_thenItIsMarkedNoMore"),
              List.of(
                  "StrategyLeftOutTest#givenAStrategyLeftOut_whenStarted_thenItsSharesAreNamedAndMarked",
                  "StrategyLeftOutTest#givenWhatWasTold_whenStartedAgain_thenNotToldAgainUntilItIsGuarded")),
          new Proof(
              "Its account is not configured",
              List.of(
                  "AccountLeftOutTest#givenAnOrderOfAnAccountLeftOut_whenItIsToBeCancelledOrModified_thenTheReasonIsSaid",
                  "AccountLeftOutTest#givenACancelThatHadNotLeft_whenItsAccountIsLeftOutForAWhile_thenItLeavesAfterwards"),
              List.of(
                  "PanicLeftOutTest#givenSharesOfAnAccountLeftOut_whenEverythingIsToBeSold_thenTheRestIsSoldAndTheyAreNamed",
                  "PanicLeftOutTest#givenAnOrderOfAnAccountLeftOut_whenPanicComes_thenItIsNamedAndTheOthersAreCancelled"),
              List.of(
                  "AccountLeftOutTest#givenSharesAndAnOrderOfAnAccountLeftOut_whenStarted_thenNamedInOneMessage",
                  "AccountLeftOutTest#givenAnEntryOfAnAccountLeftOut_whenStrategiesAreStopped_thenItIsNamedAsNotCancelled",
                  "AccountLeftOutTest#givenSharesAndAnOrderOfAnAccountLeftOut_whenHealthIsAsked_thenTheyAreMarked")));

  /** Of a row: the tests, as CLASS#METHOD, of each of its parts. */
  private record Proof(String row, List<String> stops, List<String> goesOn, List<String> said) {
    boolean isWhole() {
      return !stops.isEmpty() && !goesOn.isEmpty() && !said.isEmpty();
    }

    Stream<String> tests() {
      return Stream.of(stops, goesOn, said).flatMap(List::stream);
    }
  }

  private static final Pattern QUOTE = Pattern.compile("“([^”]*)”");

  @Test
  void everyQuoteIsOfTheCatalogue() throws IOException {
    Collection<String> texts = texts();
    List<String> quotes =
        QUOTE
            .matcher(Files.readString(Path.of("docs/operations.md")).replaceAll("\\s+", " "))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertTrue(quotes.size() >= 15, quotes::toString);
    assertEquals(
        List.of(),
        quotes.stream().filter(q -> texts.stream().noneMatch(t -> quotes(t, q))).toList());
  }

  @Test
  void everyRowIsProved() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("docs/operations.md")).stream()
            .flatMap(line -> ROW.matcher(line).results())
            .map(found -> found.group(1).strip())
            .toList();

    assertEquals(PROOFS.stream().map(Proof::row).toList(), rows);
    assertEquals(List.of(), PROOFS.stream().filter(p -> !p.isWhole()).toList());
    assertEquals(
        List.of(),
        PROOFS.stream().flatMap(Proof::tests).distinct().filter(t -> !isTest(t)).toList());
  }

  private static boolean isTest(String name) {
    String[] parts = name.split("#");
    return PLACES.stream()
        .map(place -> place + parts[0])
        .flatMap(OperationsDocTest::methods)
        .filter(method -> method.getName().equals(parts[1]))
        .anyMatch(
            method ->
                method.isAnnotationPresent(Test.class)
                    || method.isAnnotationPresent(ParameterizedTest.class));
  }

  private static Stream<Method> methods(String type) {
    try {
      return Arrays.stream(Class.forName(type).getDeclaredMethods());
    } catch (ClassNotFoundException e) {
      return Stream.empty(); // it may be of another package
    }
  }

  /** Values stand as … in a quote, and in the catalogue as numbers in braces. */
  private static boolean quotes(String text, String quote) {
    String pattern =
        Arrays.stream(quote.split("…", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("\\{\\d}"));
    return Pattern.compile(pattern).matcher(text).find();
  }

  private static Collection<String> texts() throws IOException {
    Properties texts = new Properties();
    texts.load(
        Files.newBufferedReader(Path.of("src/main/resources/messages/en.properties"), UTF_8));
    return texts.values().stream().map(Object::toString).toList();
  }
}
