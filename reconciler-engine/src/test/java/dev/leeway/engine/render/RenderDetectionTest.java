package dev.leeway.engine.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderDetectionTest {
    private static final RenderSpec.Helm HELM =
            new RenderSpec.Helm("x", List.of(), JsonObject.EMPTY, Optional.empty());
    private static final RenderSpec.Directory DIRECTORY = new RenderSpec.Directory(true, "", "");

    @TempDir Path folder;

    private RenderDetection.Detected detect(String path) throws Exception {
        return RenderDetection.detect(new FolderTree(folder), path, DIRECTORY, HELM);
    }

    @Test
    void goesByTheNamesInTheFolderItself() throws Exception {
        new FolderTree(folder)
                .with("chart/Chart.yaml", "")
                .with("almost/MyChart.yaml", "")
                .with("almost/below/kustomization.yaml", "")
                .with("k1/kustomization.yml", "")
                .with("k2/Kustomization", "")
                .with("both/Chart.yaml", "")
                .with("both/kustomization.yaml", "");

        assertThat(detect("chart"))
                .isEqualTo(new RenderDetection.Detected(HELM, "the folder has Chart.yaml"));
        assertThat(detect("almost").spec()).isEqualTo(DIRECTORY);
        assertThat(detect("almost").rule()).contains("neither");
        assertThat(detect("k1").spec()).isEqualTo(new RenderSpec.Kustomize());
        assertThat(detect("k2").rule()).isEqualTo("the folder has Kustomization");
        assertThat(detect("both").spec()).isEqualTo(new RenderSpec.Kustomize());
        assertThat(detect("both").rule()).contains("Kustomize wins");
        assertThatThrownBy(() -> detect("nowhere"))
                .isInstanceOf(RenderException.class)
                .hasMessageContaining("there is no 'nowhere'");
    }
}
