package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FrontDoor.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of bars make the market. */
final class ReplayTest {
  private static final String HEADER = "date,open,high,low,close,volume\n";
  private static final String TRY = "Try 'maemae rehearse --help'.\n";

  @TempDir Path directory;

  @Test
  void daysAreTradedAndDirtyRowsAreTold() throws IOException {
    Path file =
        file(
            "005930-2026.csv",
            HEADER
                + "2026-11-16,70000,70500,69500,70100,1000000\n"
                + "2026-11-17,70100,70000,69500,70100,1000000\n"
                + "2026-11-17,70100,71500,69500,71000,1000000\n"
                + "soon,1,2,3,4,5\n"
                + "2026-11-17,71000,71000,71000,71000,1\n"
                + "2026-11-18,71000,72000,-1,71500,900000\n"
                + "2026-11-18,71000,72000,70500,71500,none\n"
                + "2026-11-18,71000,72000,70500\n"
                + "2026-11-18,71000,72000,70500,71500,900000\n");

    Said said = rehearse(List.of("/buy 005930 10", "@15:00:00 /positions"), file);

    assertEquals(0, said.code(), said.err());
    assertEquals(
        List.of(
            "005930-2026.csv 봉 3개, 9행 중 6행을 건너뜀",
            "· 3행: high 70000 is below open 70100",
            "· 5행: date must be such as 2026-11-20 or 2026-11-20T09:05, was 'soon'",
            "· 6행: date 2026-11-17 again, as in line 4",
            "· 7행: low must be above 0, was '-1'",
            "· 8행: volume must be a whole number, 0 or more, was 'none'",
            "· 그 밖에 1행"),
        said.at("08:00:00").subList(1, 8));
    String order = "[rehearsal 모의] #1 삼성전자 005930 매수 10주 시장가: ";
    assertEquals(
        List.of(order + "접수 0/10", order + "체결 10/10, 평균 70,000원 (수수료 105원, 세금 0원 예상)"),
        said.answers("/buy 005930 10"));
    assertTrue(said.lines().contains("15:30:10 [rehearsal 모의] 일일 보고 2026-11-16"), said.out());
    assertEquals(
        "20:00:35 [rehearsal 모의] 재생이 끝났습니다: 3일, 체결 1건, 실현손익 0원, 평가손익 "
            + Books.signed(715_000 - 700_000 - 105 - 107 - 1_430),
        said.lines().get(said.lines().size() - 1));
  }

  @Test
  void filesOfOneSymbolJoin() throws IOException {
    Path second = file("005930-b.csv", HEADER + "20261118,71000,72000,70500,71500,900000\n");
    Path first =
        file(
            "005930-a.csv",
            HEADER
                + "20261116,70000,70500,69500,70100,1000000\n"
                + "20261117,70100,71500,69500,71000,1000000\n");

    Said said = rehearse(List.of(), second, first);

    assertEquals(0, said.code(), said.err());
    assertTrue(said.out().contains("재생이 끝났습니다: 3일, 체결 0건"), said.out());
  }

  @Test
  void minutesAreTraded() throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int minute = 0; minute < 60; minute++) {
      int price = 70_000 + 100 * minute;
      rows.append(
          "2026-11-20T09:%02d,%d,%d,%d,%d,5000\n"
              .formatted(minute, price, price + 100, price - 100, price + 100));
    }
    Path file = file("005930.csv", rows.toString());

    Said said = rehearse(List.of("@09:10:30 /buy 005930 10", "@09:50:30 /sell 005930 all"), file);

    assertEquals(0, said.code(), said.err());
    assertTrue(said.out().contains("005930.csv 봉 60개, 60행 중 0행을 건너뜀"), said.out());
    assertTrue(said.answers("/buy 005930 10").get(1).contains("체결 10/10, 평균 70,900원"), said.out());
    assertTrue(
        said.answers("/sell 005930 all").get(1).contains("체결 10/10, 평균 74,900원"), said.out());
  }

  @Test
  void anUnknownCodeIsTradedAsAShare() throws IOException {
    Path file = file("123456.csv", HEADER + "2026-11-16,1000,1050,950,1010,100000\n");

    Said said = rehearse(List.of("/buy 123456 10"), file);

    assertEquals(
        "[rehearsal 모의] #1 123456 123456 매수 10주 시장가: 체결 10/10, 평균 1,000원" + " (수수료 1원, 세금 0원 예상)",
        said.answers("/buy 123456 10").get(1));
  }

  @Test
  void unusableFilesAreTold() throws IOException {
    Path good = file("005930.csv", HEADER + "2026-11-16,70000,70500,69500,70100,1\n");
    Path columns = file("000660.csv", "date,open,high,low,close\n2026-11-16,1,1,1,1\n");
    Path impossible = file("000270.csv", HEADER + "2026-11-16,5,1,9,1,1\n2026-11-17,5,1,9,1,1\n");
    Path empty = file("035420.csv", "");
    Path headerOnly = file("035720.csv", HEADER);
    Path noHeader = file("068270.csv", "2026-11-16,70000,70500,69500,70100,1\n");
    Path noSymbol = file("samsung.csv", HEADER + "2026-11-16,70000,70500,69500,70100,1\n");

    assertRefused(
        columns + ":1: no column volume; the header must be date,open,high,low,close,volume",
        columns);
    assertRefused(
        impossible
            + ":2: high 1 is below open 5; none of the 2 rows is usable, must have at least one"
            + " bar",
        good,
        impossible);
    assertRefused(
        empty + ": is empty, must start with the header date,open,high,low,close,volume", empty);
    assertRefused(headerOnly + ": has no rows, must have at least one bar", headerOnly);
    assertRefused(noHeader + ":1: no header, must be date,open,high,low,close,volume", noHeader);
    assertRefused(
        noSymbol
            + ": 'samsung' is no symbol; the name must start with one, as 005930.csv or"
            + " 005930-2026.csv",
        noSymbol);
  }

  private void assertRefused(String why, Path... files) throws IOException {
    Said said = rehearse(List.of("/buy 005930 1"), files);

    assertEquals("maemae: " + why + "\n" + TRY, said.err());
    assertEquals("", said.out());
    assertEquals(2, said.code());
  }

  private Said rehearse(List<String> script, Path... files) throws IOException {
    List<Object> args = new ArrayList<>(List.of("--replay"));
    args.addAll(List.of(files));
    args.add("--config");
    args.add(FrontDoor.byHandOnly(directory, 50_000_000));
    return FrontDoor.rehearse(script, args.toArray());
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }
}
