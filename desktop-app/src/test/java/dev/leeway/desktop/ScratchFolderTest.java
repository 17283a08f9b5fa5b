package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ScratchFolderTest {
    /** Written still when the deleting begins, and all written within its patience. */
    private static final int FILES = 2_000;

    @Test
    void itIsGoneThoughSomebodyWroteIntoItStill() throws Exception {
        ScratchFolder scratch = ScratchFolder.make("leeway-scratch");
        Path deep = Files.createDirectories(scratch.path().resolve("a/b"));
        CountDownLatch begun = new CountDownLatch(1);
        Thread writer =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        for (int i = 0; i < FILES; i++) {
                                            Files.writeString(deep.resolve("f" + i), "x");
                                            begun.countDown();
                                        }
                                    } catch (NoSuchFileException folderGone) {
                                        // As it should be.
                                    } catch (IOException e) {
                                        throw new UncheckedIOException(e);
                                    }
                                });
        begun.await();
        scratch.close();
        writer.join();
        assertThat(scratch.path()).doesNotExist();
    }

    @Test
    void whatIsGoneAlreadyIsNoTrouble() throws Exception {
        ScratchFolder scratch = ScratchFolder.make("leeway-scratch");
        Files.delete(scratch.path());
        scratch.close();
        assertThat(scratch.path()).doesNotExist();
    }
}
