package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two outputs are read as one only where they are one device. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no /dev/null")
class OneTerminalTest {
    @TempDir Path folder;

    @Test
    void filesAndDifferentDevicesAreNoTerminal() throws Exception {
        Path file = Files.writeString(folder.resolve("out"), "");
        assertThat(OneTerminal.isOne(file, file)).isFalse();
        assertThat(OneTerminal.isOne(Path.of("/dev/null"), file)).isFalse();
        assertThat(OneTerminal.isOne(Path.of("/dev/null"), Path.of("/dev/zero"))).isFalse();
        assertThat(OneTerminal.isOne(folder.resolve("none"), file)).isFalse();
    }

    @Test
    void oneDeviceIsOne() {
        assertThat(OneTerminal.isOne(Path.of("/dev/null"), Path.of("/dev/null"))).isTrue();
    }
}
