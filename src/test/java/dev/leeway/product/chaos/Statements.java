package dev.leeway.product.chaos;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.product.chaos.Work.Deed;
import dev.leeway.product.story.Forge;
import dev.leeway.product.story.Household.Answer;
import java.util.ArrayList;
import java.util.List;

/** Compares what Leeway said with what is so. */
final class Statements {
    private final ChaosGround ground;

    Statements(ChaosGround ground) {
        this.ground = ground;
    }

    /** What a command said and was not so. */
    List<String> lies(Deed what, Answer answer, FaultKind kind) throws Exception {
        List<String> wrong = new ArrayList<>();
        if (kind != FaultKind.KILLED
                && answer.exit() != 0
                && answer.err().isBlank()
                && answer.out().isBlank()) {
            wrong.add("ended with " + answer.exit() + " and said nothing");
        }
        if (kind != FaultKind.KILLED && answer.exit() > 2) {
            wrong.add("ended with " + answer.exit() + ": " + answer.err());
        }
        String said = answer.out() + answer.err();
        if (said.contains(Forge.TOKEN) || said.contains(ground.cluster().token())) {
            wrong.add("told a token");
        }
        if (said.contains("Exception")) {
            wrong.add("told of an exception: " + answer.err());
        }
        String revision = kind == FaultKind.KILLED ? "" : revision(answer);
        if (!revision.isEmpty()
                && !revision.equals(ground.host(what.application()).truth().head())
                && !said.contains("OLD: ")
                && !said.contains("\"stale\"")) {
            wrong.add("worked with an old revision and did not say so: " + revision);
        }
        if (what.compares() && answer.exit() < 2 && !answer.out().isBlank()) {
            wrong.addAll(wrongVerdicts(answer.json()));
        }
        return wrong;
    }

    /** Returns the commit that an answer in JSON is about, if it has one. */
    private static String revision(Answer answer) {
        if (!answer.out().startsWith("{")) {
            return "";
        }
        JsonObject document = answer.json();
        return document.arrayAt("items")
                .objects()
                .findFirst()
                .orElse(document)
                .stringAt("revision", "commit")
                .orElse("");
    }

    private List<String> wrongVerdicts(JsonObject compared) {
        List<String> wrong = new ArrayList<>();
        for (JsonObject item : compared.arrayAt("items").objects().toList()) {
            String application = item.string("application", "");
            String commit = item.stringAt("revision", "commit").orElse("");
            for (JsonObject one : item.arrayAt("resources").objects().toList()) {
                JsonObject resource = one.objectAt("resource");
                ResourceKey key =
                        new ResourceKey(
                                resource.string("group", ""),
                                resource.string("kind", ""),
                                resource.string("namespace", ""),
                                resource.string("name", ""));
                String verdict = one.string("difference", "");
                var live = ground.live(key);
                if (verdict.equals("missing") && live.isPresent()) {
                    wrong.add("called missing, and there: " + key);
                }
                if (verdict.equals("inSync")) {
                    var wanted = ground.wanted(commit, application, key);
                    if (live.isEmpty()
                            || wanted.isPresent() && !GitTruth.has(live.get(), wanted.get())) {
                        wrong.add("called in sync, and is not: " + key);
                    }
                }
            }
        }
        return wrong;
    }

    /** What a fix under a lease holds is not touched by a sync, and that is said. */
    static boolean restIsHeld(Answer answer) {
        List<JsonObject> undone =
                answer.json()
                        .arrayAt("results")
                        .objects()
                        .filter(one -> !one.string("outcome", "").equals("done"))
                        .toList();
        return !undone.isEmpty()
                && undone.stream()
                        .allMatch(
                                one ->
                                        one.string("message", "").contains("emergency fix")
                                                && one.stringAt("resource", "name")
                                                        .orElse("")
                                                        .startsWith("fix-"));
    }

    /** Returns the last line that was said, for the account of a run. */
    static String lastLine(Answer answer) {
        List<String> lines = answer.err().lines().filter(one -> !one.isBlank()).toList();
        return lines.isEmpty() ? "" : " | " + lines.getLast().strip();
    }
}
