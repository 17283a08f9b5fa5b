package dev.leeway.engine.render.kustomize.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single fields in which a builder easily goes wrong, each held to the program's answer. */
class KustomizeCornersTest {
    private static final String CORNERS = "/kustomize/corners.txt";

    @TempDir Path root;

    /**
     * The corners stand in one file: {@code ### name}, then {@code --> path} before each file of
     * the case, whose kustomization is in the root folder.
     */
    private Map<String, String> corners() throws Exception {
        Map<String, String> corners = new LinkedHashMap<>();
        try (var stream = KustomizeCornersTest.class.getResourceAsStream(CORNERS)) {
            String all =
                    new String(
                            Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            for (String corner : all.split("(?m)^### ", -1)) {
                if (!corner.isBlank()) {
                    int end = corner.indexOf('\n');
                    corners.put(corner.substring(0, end).strip(), corner.substring(end + 1));
                }
            }
        }
        return corners;
    }

    private void write(String folder, String corner) throws Exception {
        for (String file : corner.split("(?m)^--> ", -1)) {
            if (!file.isBlank()) {
                int end = file.indexOf('\n');
                Path path = root.resolve(folder).resolve(file.substring(0, end).strip());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.substring(end + 1));
            }
        }
    }

    @Test
    void everyCornerAgreesWithTheTool() throws Exception {
        Optional<KustomizeTool> tool = KustomizeTool.find();
        assumeTrue(tool.isPresent(), "SKIPPED: no kubectl to compare with");
        Agreement agreement = new Agreement(tool.orElseThrow());
        List<String> refused = new ArrayList<>();
        for (var corner : corners().entrySet()) {
            write(corner.getKey(), corner.getValue());
            int before = agreement.refusedByName();
            agreement.compare(root, corner.getKey());
            if (agreement.refusedByName() > before) {
                refused.add(corner.getKey());
            }
        }
        System.out.println(
                "kustomize corners: "
                        + agreement.agreed()
                        + " of "
                        + agreement.compared()
                        + " (left to the program: "
                        + refused
                        + ")");
        assertThat(agreement.disagreements()).isEmpty();
        assertThat(refused).allMatch(name -> name.startsWith("left-"));
    }
}
