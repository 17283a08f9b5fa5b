package dev.leeway.engine.source.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What JGit measures of a file system while repositories on it come and go. */
class ShortLivedFoldersTest {
    @TempDir Path temp;

    @Test
    void aFileSystemIsMeasuredInAFolderThatStays() throws Exception {
        Path told = temp.resolve("told.txt");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ShortLivedFoldersProgram.class.getName(),
                                temp.resolve("cache").toString(),
                                Files.createDirectories(temp.resolve("place")).toString())
                        .redirectErrorStream(true)
                        .redirectOutput(told.toFile())
                        .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(told)).isZero();
        assertThat(Files.readString(told)).doesNotContain("Exception");
    }
}
