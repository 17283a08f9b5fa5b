package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlPrinter;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Holds the builder's answer on one kustomization against the tool's. */
final class Agreement {
    private final KustomizeTool tool;
    private final List<String> disagreements = new ArrayList<>();
    private int compared;
    private int agreed;
    private int sameBytes;
    private int refusedByName;

    Agreement(KustomizeTool tool) {
        this.tool = tool;
    }

    void compare(Path root, String folder) throws IOException, InterruptedException {
        KustomizeTool.Answer theirs = tool.build(root.resolve(folder));
        compared++;
        try {
            List<JsonValue> ours =
                    new KustomizationBuild(new FolderFiles(root), new Documents())
                            .build(folder).stream()
                                    .map(RenderedManifest::manifest)
                                    .map(manifest -> (JsonValue) manifest.root())
                                    .toList();
            if (!theirs.built()) {
                disagreements.add(folder + ": the tool refuses: " + theirs.output().strip());
                return;
            }
            List<JsonValue> wanted =
                    YamlDocuments.read(theirs.output(), YamlLimits.DEFAULT).stream()
                            .map(YamlDocument::value)
                            .toList();
            if (wanted.equals(ours)) {
                agreed++;
                String text = YamlPrinter.printAll(ours.stream().map(YamlPrinter::sorted).toList());
                if (text.equals(theirs.output())) {
                    sameBytes++;
                } else {
                    disagreements.add(folder + ": " + firstLine(theirs.output(), text));
                }
            } else {
                disagreements.add(folder + ": " + firstDifference(wanted, ours));
            }
        } catch (KustomizeException e) {
            boolean bothRefuse = !theirs.built();
            boolean named = e.kind() != KustomizeException.Kind.WRONG;
            agreed += bothRefuse || named ? 1 : 0;
            sameBytes += bothRefuse || named ? 1 : 0;
            refusedByName += named && theirs.built() ? 1 : 0;
            if (!bothRefuse && !named) {
                disagreements.add(folder + ": refused: " + e.origin() + " " + e.getMessage());
            }
        } catch (YamlSyntaxException | SourceException e) {
            disagreements.add(folder + ": " + e);
        }
    }

    private static String firstDifference(List<JsonValue> wanted, List<JsonValue> ours) {
        for (int i = 0; i < Math.min(wanted.size(), ours.size()); i++) {
            if (!wanted.get(i).equals(ours.get(i))) {
                return "object "
                        + i
                        + "\n  tool "
                        + YamlPrinter.sorted(wanted.get(i))
                        + "\n  ours "
                        + YamlPrinter.sorted(ours.get(i));
            }
        }
        return wanted.size() + " objects, ours " + ours.size();
    }

    private static String firstLine(String theirs, String ours) {
        List<String> left = theirs.lines().toList();
        List<String> right = ours.lines().toList();
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            if (!left.get(i).equals(right.get(i))) {
                return "line " + (i + 1) + "\n  tool " + left.get(i) + "\n  ours " + right.get(i);
            }
        }
        return left.size() + " lines, ours " + right.size();
    }

    int compared() {
        return compared;
    }

    int agreed() {
        return agreed;
    }

    int sameBytes() {
        return sameBytes;
    }

    int refusedByName() {
        return refusedByName;
    }

    List<String> disagreements() {
        return disagreements;
    }
}
