package dev.leeway.desktop.screen.repositories;

import dev.leeway.engine.history.DeployDifference;
import dev.leeway.engine.run.RevisionEffect;

/** A row of what applications would get. */
sealed interface EffectRow {
    /** An application. */
    record Application(RevisionEffect effect) implements EffectRow {}

    /** One of its objects that would change. */
    record OfObject(String application, DeployDifference.OfObject object) implements EffectRow {}
}
