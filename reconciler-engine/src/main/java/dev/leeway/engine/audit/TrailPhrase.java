package dev.leeway.engine.audit;

import java.util.Set;
import java.util.List;
import dev.leeway.engine.wording.PhraseReader;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.wording.Phrase;

/** The phrases that tell what is wrong with the audit trail, or with what it trusts. */
public enum TrailPhrase implements Phrase {
    UNCHECKED(
            "the certificate of {0} is not checked: the kubeconfig says insecure-skip-tls-verify"),
    BELONGS("the trail was not the one that its head belongs to: {0}"),
    CHANGED("record {0} was changed"),
    ENDED(
            "the trail ended at record {0}, but its head was {1}: the records between them are missing"),
    ENDS("the trail ends at record {0}, {1} is number {2}"),
    HEAD_APART("the head kept apart"),
    HEAD_GONE(
            "the head kept apart from the trail is gone, so records after {0} could be missing without a trace"),
    HEAD_OPERATOR("the head that you kept"),
    HEAD_WAS_GONE(
            "the head kept apart from the trail was gone; records up to {0} are linked, but nothing proves that no later ones are missing"),
    NEVER_WRITTEN("record {0} holds what was never written"),
    NOT_NAMED("record {0} is not the one that {1} names: the trail was written anew up to there"),
    REORDERED("record {0} is the one that was number {1}"),
    REWRITTEN("record {0} was written anew: the record after it belongs to another one"),
    SWAPPED("record {0} was taken out and number {1} put into its place"),
    TAKEN_OUT("record {0} was taken out");

    private final String pattern;

    TrailPhrase(String pattern) {
        this.pattern = pattern;
    }

    /** Reads what the trail keeps of such. */
    public static Wording read(String words) {
        return new PhraseReader(List.of(values()), Set.of(), Set.of()).read(words);
    }

    @Override
    public String area() {
        return "trails";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
