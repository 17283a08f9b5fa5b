package dev.leeway.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class OwnFolderTest {
    @TempDir Path temporary = Path.of("");

    @BeforeEach
    void hasModes() {
        assumeTrue(temporary.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    @Test
    void othersMayNotEnterWhatIsMade() throws Exception {
        Path folder = temporary.resolve("share/leeway");
        OwnFolder.keep(folder);
        assertThat(modes(folder)).isEqualTo("rwx------");
        assertThat(temporary.resolve("share")).isDirectory();
    }

    @Test
    void othersMayNoLongerEnterWhatWasThere() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("leeway"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("kept"), "as it was");
        OwnFolder.keep(folder);
        assertThat(modes(folder)).isEqualTo("rwx------");
        assertThat(folder.resolve("kept")).hasContent("as it was");
    }

    @Test
    void lessStaysLess() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("leeway"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
        OwnFolder.keep(folder);
        assertThat(modes(folder)).isEqualTo("r-x------");
    }

    @Test
    void aFileInItsPlaceIsAnError() throws Exception {
        Path file = Files.writeString(temporary.resolve("leeway"), "in the way");
        assertThatThrownBy(() -> OwnFolder.keep(file)).isInstanceOf(IOException.class);
    }

    private static String modes(Path folder) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }
}
