package dev.leeway.engine.workspace;

import dev.leeway.engine.compare.jq.JqSyntax;
import dev.leeway.engine.workspace.Workspace.IgnoreDifference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the rules about ignored differences of a workspace file must look like. */
final class IgnoreShape {
    private static final String KEY = "ignoreDifferences";
    private static final String POINTERS = "jsonPointers";
    private static final String EXPRESSIONS = "jqPathExpressions";
    private static final String MANAGERS = "managedFieldsManagers";

    private final String file;

    IgnoreShape(Path file) {
        this.file = String.valueOf(file.getFileName());
    }

    /** Reads the rules of the workspace or of an application; none when there is no such key. */
    List<IgnoreDifference> readAll(Section owner) {
        return owner.sections(KEY).stream().map(this::read).toList();
    }

    private IgnoreDifference read(Section section) {
        String group = section.optionalText("group").orElse("");
        String kind = section.text("kind");
        String namespace = section.optionalWord("namespace").orElse("");
        String name = section.optionalWord("name").orElse("");
        List<String> pointers = section.texts(POINTERS);
        for (int i = 0; i < pointers.size(); i++) {
            String pointer = pointers.get(i);
            if (!pointer.matches("(/([^~/]|~[01])*)+")) {
                section.wrongItem(
                        POINTERS,
                        i,
                        "'"
                                + pointer
                                + "' is not a JSON pointer; one looks like /spec/replicas, with '~1'"
                                + " for a '/' within a name and '~0' for a '~'");
            }
        }
        List<String> expressions = section.texts(EXPRESSIONS);
        for (int i = 0; i < expressions.size(); i++) {
            Optional<String> mistake = JqSyntax.mistake(expressions.get(i));
            if (mistake.isPresent()) {
                section.wrongItem(EXPRESSIONS, i, "is not a jq path expression: " + mistake.get());
            }
        }
        List<String> managers = section.texts(MANAGERS);
        for (int i = 0; i < managers.size(); i++) {
            if (managers.get(i).isBlank()) {
                section.wrongItem(MANAGERS, i, "must not be empty");
            }
        }
        boolean any = section.has(POINTERS) || section.has(EXPRESSIONS) || section.has(MANAGERS);
        if (!any) {
            section.wrong(
                    POINTERS,
                    "is missing, and so are "
                            + EXPRESSIONS
                            + " and "
                            + MANAGERS
                            + ": a rule names the fields with at least one of them");
        }
        section.close();
        return new IgnoreDifference(
                group,
                kind,
                namespace,
                name,
                pointers,
                expressions,
                managers,
                file + ":" + section.line());
    }
}
