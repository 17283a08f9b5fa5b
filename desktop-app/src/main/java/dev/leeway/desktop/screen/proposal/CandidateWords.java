package dev.leeway.desktop.screen.proposal;

import dev.leeway.engine.proposal.ProposalRecords;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.screen.LeaseLooks;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.edit.EditProof.Mismatch;
import dev.leeway.engine.edit.FieldValues;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.Effect;
import dev.leeway.engine.proposal.Proposal.Stage;
import dev.leeway.engine.proposal.ProposalDraft;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Sensitive;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.yaml.YamlPrinter;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a way to edit the source does, and on which proof. */
record CandidateWords(Text text) {
    /** So much of what is left over is said in words. */
    static final int MOST_RESIDUE = 20;

    /** Returns whether a way would edit nothing, because Git has it all. */
    static boolean isInGitAlready(Candidate candidate) {
        return candidate.files().isEmpty() && candidate.own().isProved();
    }

    /** Returns the verdict on a way. */
    Mark verdict(Candidate candidate, ProposalDraft draft) {
        if (isInGitAlready(candidate)) {
            return mark("state-quiet", Feather.CHECK, "propose.in-git");
        }
        if (candidate.isComplete()) {
            return new Mark("state-in-sync", Feather.CHECK_CIRCLE, proof(draft));
        }
        if (!candidate.needsConsent()) {
            return mark("state-failing", Feather.X_CIRCLE, "propose.not-proved");
        }
        if (!candidate.more().isEmpty()) {
            return new Mark(
                    "state-missing",
                    Feather.ALERT_TRIANGLE,
                    text.text("propose.changes-more", candidate.more().size()));
        }
        return candidate.hit().isEmpty()
                ? mark("state-missing", Feather.ALERT_TRIANGLE, "propose.splits-anchor")
                : new Mark(
                        "state-missing",
                        Feather.ALERT_TRIANGLE,
                        text.text("propose.hits-others", candidate.hit().size()));
    }

    /** The proof in a figure: so many fields become what is live, and no other one changes. */
    private String proof(ProposalDraft draft) {
        int fields = draft.touched().stream().mapToInt(one -> one.fields().size()).sum();
        return draft.touched().isEmpty()
                ? text.text("propose.proved-older")
                : text.text("propose.proved", fields);
    }

    /** Returns what a way is called. */
    String way(Candidate candidate) {
        return text.text(
                switch (candidate.way()) {
                    case OWN_FILES -> "propose.way-own";
                    case AT_ITS_ORIGIN -> "propose.way-origin";
                    case SPLIT_ANCHOR -> "propose.way-anchor";
                    case WITH_MORE -> "propose.way-more";
                    case BY_HAND -> "propose.way-hand";
                    case OLDER_REVISION -> "propose.way-older";
                });
    }

    /** Returns what is otherwise than it is to be, in sentences. */
    List<String> residue(Effect effect) {
        return switch (effect.verdict()) {
            case Effect.Verdict.AsWanted _ -> List.of();
            case Effect.Verdict.Otherwise(List<Mismatch> residue) ->
                    residue.stream().limit(MOST_RESIDUE).map(this::words).toList();
            case Effect.Verdict.Breaks(var why) ->
                    List.of(text.text("propose.breaks", effect.application(), told(why)));
            case Effect.Verdict.Unknown(var why) ->
                    List.of(text.text("propose.unknown", effect.application(), told(why)));
        };
    }

    /** Returns the live value that a field is to get; empty where none is, or a Secret's. */
    Optional<String> wanted(Mismatch mismatch, ProposalDraft draft) {
        if (!(mismatch instanceof Mismatch.NotAsWanted(ResourceKey object, FieldPath field))) {
            return Optional.empty();
        }
        return draft.touched().stream()
                .filter(one -> one.object().kind().equals(object.kind()))
                .filter(one -> one.object().name().equals(object.name()))
                .filter(one -> one.fields().contains(field))
                .filter(one -> !Sensitive.isSensitive(one.object().groupKind()))
                .findFirst()
                .map(one -> written(FieldValues.find(one.live(), field)));
    }

    /** What has parts is written as it would be in a file of YAML. */
    private String written(Optional<JsonValue> value) {
        return value.filter(one -> one instanceof JsonObject || one instanceof JsonArray)
                .map(YamlPrinter::print)
                .map(String::stripTrailing)
                .orElseGet(() -> new LeaseLooks(text).value(value));
    }

    /** Returns what happens to the other applications, in sentences. */
    List<String> others(Candidate candidate) {
        List<String> sentences = new ArrayList<>();
        long untouched = candidate.others().stream().filter(Effect::isProved).count();
        if (untouched > 0) {
            sentences.add(text.text("propose.others-same", untouched));
        }
        for (Effect effect : candidate.hit()) {
            if (!effect.residue().isEmpty()) {
                sentences.add(
                        text.text(
                                "propose.changes",
                                effect.application(),
                                String.join("; ", residue(effect))));
            } else {
                sentences.addAll(residue(effect));
            }
        }
        return sentences;
    }

    /** Returns what is otherwise, in a sentence. */
    String words(Mismatch mismatch) {
        return switch (mismatch) {
            case Mismatch.NotAsWanted(var object, var field) ->
                    text.text("propose.not-as-wanted", name(object), field.toString());
            case Mismatch.AlsoChanged(var object, var field) ->
                    text.text("propose.also-changed", name(object), field.toString());
            case Mismatch.Appears(var object) -> text.text("propose.appears", name(object));
            case Mismatch.Disappears(var object) -> text.text("propose.disappears", name(object));
        };
    }

    /** Returns what the engine says, in the window's language. */
    String told(Wording said) {
        return new EngineWords(text).words(said);
    }

    /** Returns how far what was handed in has come. */
    String stage(Stage stage) {
        return switch (stage) {
            case Stage.Waiting _ -> text.text("propose.stage-waiting");
            case Stage.Pushed _ -> text.text("propose.stage-pushed");
            case Stage.BranchOnly _ -> text.text("propose.stage-branch");
            case Stage.Open _ -> text.text("propose.stage-open");
            case Stage.Merged merged ->
                    text.text(
                            switch (merged.landing()) {
                                case AS_PROPOSED, OTHERWISE -> "propose.stage-merged";
                                case MOVED_ON -> "propose.stage-moved-on";
                            });
            case Stage.Closed _ -> text.text("propose.stage-closed");
            case Stage.Stuck stuck ->
                    text.text("propose.stage-stuck", told(stuck.why()), told(stuck.nextStep()));
            case Stage.Dropped dropped ->
                    text.text("propose.stage-dropped", told(ProposalRecords.read(dropped.why())));
        };
    }

    static String name(ResourceKey key) {
        return key.kind() + " " + Looks.name(key);
    }

    private Mark mark(String style, Feather shape, String key) {
        return new Mark(style, shape, text.text(key));
    }
}
