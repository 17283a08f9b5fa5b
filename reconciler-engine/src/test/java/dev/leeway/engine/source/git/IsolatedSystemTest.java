package dev.leeway.engine.source.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JGit has one system reader for the whole process; this one is put back afterwards. */
class IsolatedSystemTest {
    private final SystemReader before = SystemReader.getInstance();

    @TempDir private Path cache;

    @BeforeEach
    void begin() {
        SystemReader.setInstance(null);
    }

    @AfterEach
    void putBack() {
        FS.FileStoreAttributes.setBackground(false);
        SystemReader.setInstance(before);
    }

    @Test
    void whatWasMeasuredOfAFileSystemOutlastsTheProcess() throws Exception {
        GitSource.keepMeasuresIn(cache.resolve("deep"));
        StoredConfig first = SystemReader.getInstance().getJGitConfig();
        first.setString("filesystem", "Vendor|25|/dev/one", "timestampResolution", "7 nanoseconds");
        first.save();

        SystemReader.setInstance(null);
        GitSource.keepMeasuresIn(cache.resolve("deep"));
        assertThat(
                        SystemReader.getInstance()
                                .getJGitConfig()
                                .getString(
                                        "filesystem", "Vendor|25|/dev/one", "timestampResolution"))
                .isEqualTo("7 nanoseconds");
    }

    @Test
    void nothingElseInThatFileCounts() throws Exception {
        Files.writeString(
                cache.resolve("filesystems"),
                """
                [filesystem "one"]
                \ttimestampResolution = 7 nanoseconds
                [http]
                \tsslVerify = false
                [url "https://elsewhere.example/"]
                \tinsteadOf = https://git.example/
                """);
        GitSource.keepMeasuresIn(cache);
        StoredConfig read = SystemReader.getInstance().getJGitConfig();
        assertThat(read.getSections()).containsExactly("filesystem");
        assertThat(read.getString("http", null, "sslVerify")).isNull();
        assertThat(read.getSubsections("url")).isEmpty();
        // JGit looks for the measures through the user's settings, which stand on these.
        assertThat(SystemReader.getInstance().getUserConfig().getSections())
                .containsExactly("filesystem");
    }

    @Test
    void aDamagedFileIsAsGoodAsNone() throws Exception {
        Files.writeString(cache.resolve("filesystems"), "[filesystem \"one\n\u0000");
        GitSource.keepMeasuresIn(cache);
        assertThat(SystemReader.getInstance().getJGitConfig().getSections()).isEmpty();
    }

    @Test
    void withoutAFolderNothingIsReadAndNothingKept() throws Exception {
        IsolatedSystem.install();
        StoredConfig nothing = SystemReader.getInstance().getJGitConfig();
        nothing.setString("filesystem", "one", "timestampResolution", "7 nanoseconds");
        nothing.save();
        assertThat(cache).isEmptyDirectory();
    }
}
