package dev.leeway.desktop.session;

import dev.leeway.desktop.reading.RuleDesk;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.state.Undo;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.edit.EditOutcome;
import dev.leeway.engine.edit.SourceEdit;
import dev.leeway.engine.edit.SourceEditor;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.workspace.RuleWriting;
import dev.leeway.engine.workspace.Workspace;
import dev.leeway.engine.workspace.Workspace.IgnoreDifference;
import dev.leeway.engine.workspace.WorkspaceProblem;
import dev.leeway.engine.workspace.WorkspaceReader;
import dev.leeway.engine.workspace.WorkspaceReading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes rules into the workspace file of an open workspace. Safe for several threads. */
final class RuleKeeping implements RuleDesk {
    private static final String LIST = "ignoreDifferences";

    private final Surroundings here;
    private final Comparing comparing;

    RuleKeeping(Surroundings here, Comparing comparing) {
        this.here = here;
        this.comparing = comparing;
    }

    @Override
    public Preview preview(String application, IgnoreDifference rule) throws RefusedException {
        Path file = here.open().workspace().file();
        byte[] before = read(file);
        EditOutcome outcome = RuleWriting.into(before, application, rule);
        return switch (outcome) {
            case EditOutcome.Refused refused ->
                    throw new RefusedException(
                            file
                                    + ": "
                                    + new EngineWords(here.text()).words(refused.reason().said()),
                            here.text().text("rule.by-hand"));
            case EditOutcome.Edited edited -> {
                prove(file, edited.bytes(), application, rule);
                yield new Preview(application, file, text(before), text(edited.bytes()));
            }
        };
    }

    /** The file must read as before, with this one rule more. */
    private void prove(Path file, byte[] after, String application, IgnoreDifference rule)
            throws RefusedException {
        List<IgnoreDifference> rules =
                workspace(file, after).application(application).stream()
                        .flatMap(one -> one.ignoreDifferences().stream())
                        .toList();
        boolean there =
                rules.stream()
                        .anyMatch(
                                one ->
                                        one.group().equals(rule.group())
                                                && one.kind().equals(rule.kind())
                                                && one.namespace().equals(rule.namespace())
                                                && one.name().equals(rule.name())
                                                && one.jsonPointers().equals(rule.jsonPointers())
                                                && one.jqPathExpressions()
                                                        .equals(rule.jqPathExpressions())
                                                && one.managers().equals(rule.managers()));
        if (!there) {
            throw new RefusedException(
                    here.text().text("rule.not-read-back", file), here.text().text("rule.by-hand"));
        }
    }

    private Workspace workspace(Path file, byte[] bytes) throws RefusedException {
        return switch (WorkspaceReader.ofUser().read(file, bytes)) {
            case WorkspaceReading.Read read -> read.workspace();
            case WorkspaceReading.Refused refused ->
                    throw new RefusedException(
                            refused.problems().stream()
                                    .map(WorkspaceProblem::said)
                                    .map(new EngineWords(here.text())::words)
                                    .collect(Collectors.joining("\n")),
                            here.text().text("rule.mend"));
        };
    }

    @Override
    public void write(Preview preview) throws RefusedException {
        replace(preview.file(), preview.before(), preview.after());
        follow(preview.application(), preview.file(), preview.after());
        here.notice(
                new Trouble(
                        here.text().text("notice.rule", preview.application()),
                        preview.file().toString(),
                        ""),
                drift(preview.application()),
                new Undo.TakeRuleBack(
                        preview.application(), preview.file(), preview.before(), preview.after()));
    }

    @Override
    public List<Standing> standing() throws RefusedException {
        Path file = here.open().workspace().file();
        Map<IgnoreDifference, List<String>> standing = new LinkedHashMap<>();
        for (Workspace.Application one : workspace(file, read(file)).applications()) {
            for (IgnoreDifference rule : one.ignoreDifferences()) {
                standing.computeIfAbsent(rule, _ -> new ArrayList<>()).add(one.name());
            }
        }
        return standing.entrySet().stream()
                .map(one -> new Standing(one.getKey(), one.getValue()))
                .toList();
    }

    @Override
    public void remove(Standing standing) throws RefusedException {
        Path file = here.open().workspace().file();
        byte[] before = read(file);
        if (!standing().contains(standing)) {
            throw new RefusedException(
                    here.text().text("rule.changed", file), here.text().text("rule.changed-next"));
        }
        String after = text(without(file, before, standing));
        replace(file, text(before), after);
        for (String application : standing.applications()) {
            follow(application, file, after);
        }
        String application = standing.applications().getFirst();
        here.notice(
                new Trouble(
                        here.text()
                                .text(
                                        "notice.rule-removed",
                                        String.join(", ", standing.applications())),
                        file.toString(),
                        ""),
                drift(application),
                new Undo.TakeRuleBack(application, file, text(before), after));
    }

    /** The one removal after which the file reads as before without this rule. */
    private byte[] without(Path file, byte[] before, Standing standing) throws RefusedException {
        Map<String, List<IgnoreDifference>> wanted =
                rules(workspace(file, before), Optional.of(standing.rule()));
        List<FieldPath> lists = new ArrayList<>();
        for (String application : standing.applications()) {
            lists.add(
                    FieldPath.of("applications")
                            .then(
                                    new PathElement.Key(
                                            JsonObject.of("name", new JsonString(application))))
                            .then(PathElement.name(LIST)));
        }
        lists.add(FieldPath.of(LIST));
        int most = wanted.values().stream().mapToInt(List::size).max().orElse(0) + 1;
        for (FieldPath list : lists) {
            // The list goes with its last rule.
            for (int at = -1; at < most; at++) {
                FieldPath path = at < 0 ? list : list.then(new PathElement.Index(at));
                EditOutcome outcome =
                        SourceEditor.apply(before, List.of(new SourceEdit.Remove(0, path)));
                if (outcome instanceof EditOutcome.Edited edited
                        && WorkspaceReader.ofUser().read(file, edited.bytes())
                                instanceof WorkspaceReading.Read read
                        && rules(read.workspace(), Optional.empty()).equals(wanted)) {
                    return edited.bytes();
                }
            }
        }
        throw new RefusedException(
                here.text().text("rule.not-removed", file),
                here.text().text("rule.remove-by-hand", standing.rule().place()));
    }

    /** The rules of each application but one, without where they stand. */
    private static Map<String, List<IgnoreDifference>> rules(
            Workspace workspace, Optional<IgnoreDifference> but) {
        Map<String, List<IgnoreDifference>> rules = new LinkedHashMap<>();
        for (Workspace.Application one : workspace.applications()) {
            rules.put(
                    one.name(),
                    one.ignoreDifferences().stream()
                            .filter(rule -> but.filter(rule::equals).isEmpty())
                            .map(RuleKeeping::anywhere)
                            .toList());
        }
        return rules;
    }

    private static IgnoreDifference anywhere(IgnoreDifference rule) {
        return new IgnoreDifference(
                rule.group(),
                rule.kind(),
                rule.namespace(),
                rule.name(),
                rule.jsonPointers(),
                rule.jqPathExpressions(),
                rule.managers(),
                "");
    }

    void undo(Undo.TakeRuleBack undo) {
        here.work()
                .start(
                        "take a rule of " + undo.application() + " back",
                        () -> {
                            replace(undo.file(), undo.after(), undo.before());
                            follow(undo.application(), undo.file(), undo.before());
                            here.notice(
                                    false,
                                    new Trouble(
                                            here.text()
                                                    .text("notice.rule-back", undo.application()),
                                            undo.file().toString(),
                                            ""),
                                    drift(undo.application()));
                        },
                        failed ->
                                here.notice(
                                        true,
                                        new Trouble(
                                                here.text()
                                                        .text(
                                                                "trouble.rule-back",
                                                                undo.application()),
                                                String.valueOf(failed.getMessage()),
                                                failed instanceof RefusedException refused
                                                        ? refused.nextStep()
                                                        : here.text().text("trouble.report")),
                                        drift(undo.application())));
    }

    private static Route drift(String application) {
        return new Route.Application(application, Route.Tab.DRIFT);
    }

    private void follow(String application, Path file, String text) throws RefusedException {
        here.open().engine().follow(workspace(file, text.getBytes(StandardCharsets.UTF_8)));
        comparing.compare(application, RunRequest.USUAL.fromMirror());
    }

    /**
     * Somebody else's change of the file is never overwritten; the file is replaced in one step.
     */
    private void replace(Path file, String from, String to) throws RefusedException {
        if (!text(read(file)).equals(from)) {
            throw new RefusedException(
                    here.text().text("rule.changed", file), here.text().text("rule.changed-next"));
        }
        try {
            Path target = file.toRealPath();
            Path fresh = target.resolveSibling("." + target.getFileName() + ".new");
            try {
                Files.writeString(fresh, to);
                keepPermissions(target, fresh);
                Files.move(
                        fresh,
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new RefusedException(
                    here.text().text("rule.not-written", file, String.valueOf(e.getMessage())),
                    here.text().text("rule.not-written-next"));
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView known =
                Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (known != null) {
            Files.setPosixFilePermissions(to, known.readAttributes().permissions());
        }
    }

    private byte[] read(Path file) throws RefusedException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new RefusedException(
                    here.text().text("rule.not-read", file, String.valueOf(e.getMessage())),
                    here.text().text("rule.not-read-next"));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
