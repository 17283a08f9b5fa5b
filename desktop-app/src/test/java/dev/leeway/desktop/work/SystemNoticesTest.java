package dev.leeway.desktop.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Notices of the operating system, with commands that are really run. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands here are those of a shell")
class SystemNoticesTest {
    @TempDir Path folder = Path.of("");

    @Test
    void handsWhatIsToldOverUntouched() throws Exception {
        Path told = folder.resolve("told");
        SystemNotices notices =
                new SystemNotices(
                        (title, words, grave) ->
                                List.of(
                                        "sh",
                                        "-c",
                                        "printf '%s|%s|%s' \"$1\" \"$LEEWAY_WORDS\" \"$2\" > "
                                                + told,
                                        "sh",
                                        title,
                                        Boolean.toString(grave)));
        assertThat(notices.tell("shop; rm -rf x", "$(id) \"quoted\"", true))
                .isEqualTo(new SystemNotices.Outcome.Told());
        assertThat(Files.readString(told)).isEqualTo("shop; rm -rf x|$(id) \"quoted\"|true");
    }

    @Test
    void saysWhyNothingWasTold() throws Exception {
        assertThat(
                        new SystemNotices((title, words, grave) -> List.of("/no/such/service"))
                                .tell("a", "b", false))
                .isInstanceOfSatisfying(
                        SystemNotices.Outcome.NotTold.class,
                        not ->
                                assertThat(not.why().text())
                                        .startsWith(
                                                "/no/such/service could not be started; the system"
                                                        + " says: "));
        assertThat(
                        new SystemNotices((title, words, grave) -> List.of("sh", "-c", "exit 3"))
                                .tell("a", "b", false))
                .isEqualTo(new SystemNotices.Outcome.NotTold(SilencePhrase.ENDED.of("sh", "3")));
    }
}
