package dev.leeway.engine.explain;

import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RepositoryFiles;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The YAML documents of one revision, read once each. For one thread. */
final class SourceFiles {
    private static final long LARGEST = 4L * 1024 * 1024;
    private static final int MOST = 400;

    private final RepositoryFiles files;
    private final Map<String, List<YamlDocument>> read = new HashMap<>();

    SourceFiles(SourceTree tree) {
        this.files = new RepositoryFiles(tree);
    }

    /** Returns a file's documents; none when it is not there or is not YAML throughout. */
    List<YamlDocument> documents(String file) throws InterruptedException {
        List<YamlDocument> known = read.get(file);
        if (known != null) {
            return known;
        }
        List<YamlDocument> documents;
        try {
            byte[] bytes = files.read(file, LARGEST, new Origin(file, 0, 0));
            documents = YamlDocuments.read(bytes, YamlLimits.DEFAULT);
        } catch (RenderException | YamlSyntaxException notReadable) {
            // A template, or gone: nothing can be found in it, and nothing is claimed about it.
            documents = List.of();
        }
        read.put(file, documents);
        return documents;
    }

    /** Returns the YAML files below a folder, those nearest to it first. */
    List<String> yamlBelow(String folder) throws InterruptedException {
        try {
            List<String> found = new ArrayList<>();
            String real = files.folder(folder, new Origin(folder, 0, 0)).path();
            for (SourceEntry entry : files.list(real, true)) {
                if (entry.type() == SourceEntry.Type.FILE && isYaml(entry.path())) {
                    found.add(entry.path());
                }
            }
            found.sort(
                    (one, other) ->
                            depth(one) != depth(other)
                                    ? Integer.compare(depth(one), depth(other))
                                    : one.compareTo(other));
            return found.subList(0, Math.min(MOST, found.size()));
        } catch (RenderException notThere) {
            return List.of();
        }
    }

    private static boolean isYaml(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith("Kustomization");
    }

    private static int depth(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }
}
