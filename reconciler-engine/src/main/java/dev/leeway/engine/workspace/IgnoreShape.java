package dev.leeway.engine.workspace;

import dev.leeway.engine.wording.Wording;
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
                section.wrongItem(POINTERS, i, WorkspacePhrase.RULE_POINTER.of(pointer));
            }
        }
        List<String> expressions = section.texts(EXPRESSIONS);
        for (int i = 0; i < expressions.size(); i++) {
            Optional<Wording> mistake = JqSyntax.mistake(expressions.get(i));
            if (mistake.isPresent()) {
                section.wrongItem(
                        EXPRESSIONS, i, WorkspacePhrase.RULE_EXPRESSION.of(mistake.get()));
            }
        }
        List<String> managers = section.texts(MANAGERS);
        for (int i = 0; i < managers.size(); i++) {
            if (managers.get(i).isBlank()) {
                section.wrongItem(MANAGERS, i, WorkspacePhrase.EMPTY.of());
            }
        }
        boolean any = section.has(POINTERS) || section.has(EXPRESSIONS) || section.has(MANAGERS);
        if (!any) {
            section.wrong(POINTERS, WorkspacePhrase.RULE_WITHOUT_FIELDS.of(EXPRESSIONS, MANAGERS));
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
