package dev.leeway.desktop.screen.repositories;

import dev.leeway.engine.history.DeployDifference;
import dev.leeway.engine.run.RevisionEffect;
import java.util.ArrayList;
import java.util.List;

/** A row of what applications would get. */
sealed interface EffectRow {
    /** An application. */
    record Application(RevisionEffect effect) implements EffectRow {}

    /** One of its objects that would change. */
    record OfObject(String application, DeployDifference.OfObject object) implements EffectRow {}

    /** Returns the rows of what is told so far: each application, and below it what changes. */
    static List<EffectRow> of(CompareModel.Effects known) {
        List<EffectRow> rows = new ArrayList<>();
        for (RevisionEffect effect : known.told()) {
            rows.add(new EffectRow.Application(effect));
            if (effect.verdict()
                    instanceof RevisionEffect.Verdict.Changed(DeployDifference difference)) {
                difference
                        .objects()
                        .forEach(
                                object ->
                                        rows.add(
                                                new EffectRow.OfObject(
                                                        effect.application(), object)));
            }
        }
        return rows;
    }
}
