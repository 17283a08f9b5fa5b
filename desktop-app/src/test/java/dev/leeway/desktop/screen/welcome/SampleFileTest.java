package dev.leeway.desktop.screen.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.workspace.WorkspaceReader;
import dev.leeway.engine.workspace.WorkspaceReading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a workspace file that is offered for copying is one that opens. */
class SampleFileTest {
    @Test
    void theExampleIsReadWithoutMistakes(@TempDir Path folder) {
        WorkspaceReading reading =
                new WorkspaceReader(folder)
                        .read(
                                folder.resolve("leeway.yaml"),
                                SampleFile.YAML.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(WorkspaceReading.Read.class);
    }
}
