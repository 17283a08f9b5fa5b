package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.ErrorManager;
import org.junit.jupiter.api.Test;

/** A log that cannot be written is told of in a line, and once. */
class LogFileTest {
    @Test
    void aFullDiskIsOneLineAndNoStackTrace() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ErrorManager manager =
                new LogFile.OneLine(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        manager.error(null, new IOException("No space left on device"), ErrorManager.WRITE_FAILURE);
        manager.error(null, new IOException("again"), ErrorManager.WRITE_FAILURE);

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "leeway: the log cannot be written: No space left on device\n");
    }
}
