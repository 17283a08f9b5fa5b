package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.leeway.desktop.session.OpenWorkspace;
import dev.leeway.desktop.session.Opening;
import dev.leeway.desktop.session.OpeningException;
import dev.leeway.engine.workspace.UserPlaces;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EarlyOpeningTest {
    @TempDir private Path folder;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    private Opening opening() throws Exception {
        Path file = folder.resolve("leeway.yaml");
        Files.writeString(
                file,
                """
                apiVersion: leeway.dev/v1alpha1
                kind: Workspace
                metadata: {name: mine}
                repositories: []
                clusters: []
                applications: []
                """);
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        UserPlaces places =
                new UserPlaces(
                        folder.resolve("data"),
                        folder.resolve("state"),
                        folder.resolve("config"),
                        folder.resolve("cache"));
        WindowCommand window = new WindowCommand(places, "test", "tester", nowhere, nowhere);
        return () -> {
            opened.incrementAndGet();
            return window.opened(file, Set.of(), closed::incrementAndGet);
        };
    }

    @Test
    void whoAsksGetsWhatWasBegunAndHasToCloseIt() throws Exception {
        OpenWorkspace workspace;
        try (EarlyOpening early = EarlyOpening.begin(opening())) {
            workspace = early.open();
        }
        assertThat(opened).hasValue(1);
        assertThat(closed).hasValue(0);
        workspace.resources().close();
        assertThat(closed).hasValue(1);
    }

    @Test
    void whatNobodyAskedForIsClosed() throws Exception {
        EarlyOpening.begin(opening()).close();
        await().until(() -> closed.get() == opened.get());
    }

    @Test
    void askingAgainOpensAgain() throws Exception {
        try (EarlyOpening early = EarlyOpening.begin(opening())) {
            early.open().resources().close();
            early.open().resources().close();
            assertThat(opened).hasValue(2);
            assertThat(closed).hasValue(2);
        }
    }

    @Test
    void aRefusalIsToldToWhoAsks() {
        OpeningException refusal = new OpeningException(List.of());
        try (EarlyOpening early =
                EarlyOpening.begin(
                        () -> {
                            throw refusal;
                        })) {
            assertThatThrownBy(early::open).isSameAs(refusal);
        }
    }

    @Test
    void whoIsInterruptedWhileWaitingLeavesNothingOpen() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Opening slow = opening();
        EarlyOpening early =
                EarlyOpening.begin(
                        () -> {
                            begun.countDown();
                            boolean interrupted = false;
                            try {
                                go.await();
                            } catch (InterruptedException e) {
                                interrupted = true;
                            }
                            OpenWorkspace workspace = slow.open();
                            if (interrupted) {
                                Thread.currentThread().interrupt();
                            }
                            return workspace;
                        });
        begun.await();
        Thread.currentThread().interrupt();
        assertThatThrownBy(early::open).isInstanceOf(InterruptedException.class);
        go.countDown();
        await().until(() -> closed.get() == 1);
    }
}
