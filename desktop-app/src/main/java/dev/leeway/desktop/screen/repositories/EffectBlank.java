package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.engine.run.RevisionEffect;
import dev.leeway.engine.run.RevisionEffect.Unrendered;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said of an application of which no single object is looked at. */
final class EffectBlank {
    private EffectBlank() {}

    static Blank of(Desk desk, RevisionEffect effect) {
        return switch (effect.verdict()) {
            case RevisionEffect.Verdict.Unchanged(int objects) ->
                    Blanks.quiet(
                            Feather.CHECK_CIRCLE,
                            desk.text()
                                    .text(
                                            "repositories.effect-none",
                                            effect.application(),
                                            objects),
                            "");
            case RevisionEffect.Verdict.Changed changed ->
                    Blanks.quiet(
                            Feather.TRIANGLE,
                            desk.text()
                                    .text(
                                            "repositories.effect-some",
                                            effect.application(),
                                            changed.difference().objects().size(),
                                            changed.difference().same()),
                            desk.text().text("repositories.effect-renders-only"));
            case RevisionEffect.Verdict.NotKnown(
                            Optional<Unrendered> from,
                            Optional<Unrendered> to) -> {
                EngineWords said = new EngineWords(desk.text());
                List<String> sentences = new ArrayList<>();
                from.ifPresent(
                        why ->
                                sentences.add(
                                        desk.text()
                                                .text(
                                                        "repositories.unrendered-from",
                                                        said.words(why.said()))));
                to.ifPresent(
                        why ->
                                sentences.add(
                                        desk.text()
                                                .text(
                                                        "repositories.unrendered-to",
                                                        said.words(why.said()))));
                to.or(() -> from).ifPresent(why -> sentences.add(said.words(why.advice())));
                yield new Blank(
                        "state-undetermined",
                        Feather.HELP_CIRCLE,
                        desk.text().text("repositories.effect-unknown", effect.application()),
                        sentences);
            }
        };
    }
}
