package dev.leeway.desktop.screen.object;

import dev.leeway.desktop.control.TextLines;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.Sensitive;
import dev.leeway.engine.yaml.YamlPrinter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The YAML of an object as lines: values of Secrets masked, managed fields left out or in. Pure.
 */
public final class ObjectText {
    private static final Pattern KEY =
            Pattern.compile("^\\s*(?:- )*(?:\"[^\"]*\"|[^\\s#\"'\\[{][^:]*?):(?=\\s|$)");

    private ObjectText() {}

    /** Returns an object as it may be shown. */
    public static Manifest masked(Manifest manifest) {
        return new Manifest(Sensitive.mask(manifest.gvk().groupKind(), manifest.root()));
    }

    /** Returns the YAML of an object that may be shown. */
    public static String yaml(Manifest shown, boolean managedFields) {
        JsonObject root =
                managedFields
                        ? shown.root()
                        : shown.root().withoutAt(List.of("metadata", "managedFields"));
        return YamlPrinter.print(root);
    }

    /** Returns how many managers have written to an object. */
    public static int managers(Manifest shown) {
        return shown.metadata().arrayAt("managedFields").size();
    }

    /** Returns the lines of a YAML text, with their keys told apart. */
    public static List<TextLines.Line> lines(String yaml) {
        return yaml.lines()
                .map(
                        line -> {
                            Matcher key = KEY.matcher(line);
                            return new TextLines.Line("", "", line, key.find() ? key.end() : 0);
                        })
                .toList();
    }
}
