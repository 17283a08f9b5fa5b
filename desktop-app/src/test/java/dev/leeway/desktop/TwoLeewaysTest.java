package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.practice.fault.FaultEffect;
import dev.leeway.engine.practice.fault.FaultRule;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Two Leeways in processes of their own on one data folder: both may look, one of them syncs an
 * application, and the other is told so and sends nothing.
 */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class TwoLeewaysTest {
    @TempDir Path folder = Path.of("");
    private ShopOnDisk shop;

    @BeforeEach
    void start() throws Exception {
        shop = ShopOnDisk.withNotes(folder);
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    /** A command in a process of its own, and what it prints. */
    private record Command(Process process, Path printed) {
        String words() throws Exception {
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
            return Files.readString(printed);
        }
    }

    private Command run(String name, String... words) throws Exception {
        Path printed = folder.resolve(name + ".txt");
        return new Command(shop.start(printed, words), printed);
    }

    @Test
    void oneSyncsAndTheOtherIsTold() throws Exception {
        String file = shop.file().toString();
        shop.cluster()
                .faults()
                .add(
                        FaultRule.always(new FaultEffect.Latency(Duration.ofSeconds(4)))
                                .onVerbs("patch")
                                .onResources("configmaps"));
        Command one = run("one", "sync", "shop", "-w", file, "--yes");
        Command other = run("other", "sync", "shop", "-w", file, "--yes");
        List<String> told = List.of(one.words(), other.words());
        assertThat(List.of(one.process().exitValue(), other.process().exitValue()))
                .as("%s", told)
                .containsExactlyInAnyOrder(0, 2);
        assertThat(told)
                .filteredOn(words -> words.contains("was not begun"))
                .singleElement()
                .asString()
                .contains("shop on practice is being synced by")
                .doesNotContain("could not be noted");
        Command looked = run("looked", "compare", "shop", "-w", file);
        assertThat(looked.words()).contains("1 object: 1 in sync");
        Command checked = run("checked", "audit", "verify");
        assertThat(checked.words()).contains("whole");
    }
}
