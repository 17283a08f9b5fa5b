package dev.leeway.desktop.session;

import dev.leeway.desktop.state.FieldStory;
import dev.leeway.desktop.state.FieldStory.GitLine;
import dev.leeway.desktop.state.FieldStory.Origin;
import dev.leeway.desktop.state.ObjectStory;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.compare.FieldOrigin;
import dev.leeway.engine.explain.Explanation;
import dev.leeway.engine.explain.FieldExplanation;
import dev.leeway.engine.explain.SourceLine;
import dev.leeway.engine.source.Commit;

import java.util.Optional;

/** Turns the engine's explanation of an object into what the screens show. Pure. */
final class StoryReading {
    private static final int SHORT_COMMIT = 7;

    private final Text text;
    private final EngineWords said;

    StoryReading(Text text) {
        this.text = text;
        this.said = new EngineWords(text);
    }

    ObjectStory of(Explanation explanation) {
        return new ObjectStory(
                explanation.key(),
                explanation.fields().stream().map(this::field).toList(),
                explanation.limits().stream().map(said::words).toList());
    }

    private FieldStory field(FieldExplanation field) {
        FieldOrigin origin = field.origin().origin();
        String words = words(origin);
        return new FieldStory(
                field.change().path().toString(),
                kind(origin),
                field.origin().guess(),
                field.origin().guess() ? text.text("origin.likely", words) : words,
                said.words(field.origin().said()),
                line(field.source()),
                said.words(field.source().said()));
    }

    private static Origin kind(FieldOrigin origin) {
        return switch (origin) {
            case FieldOrigin.HandEdit _ -> Origin.HAND;
            case FieldOrigin.ControllerField _ -> Origin.PROGRAM;
            case FieldOrigin.MutatingWebhook _ -> Origin.ADMISSION;
            case FieldOrigin.ServerDefault _ -> Origin.DEFAULT;
            case FieldOrigin.StaleSync _ -> Origin.STALE;
            case FieldOrigin.GitMovedOn _ -> Origin.MOVED_ON;
            case FieldOrigin.NotKnown _ -> Origin.UNKNOWN;
        };
    }

    private String words(FieldOrigin origin) {
        return switch (origin) {
            case FieldOrigin.HandEdit _ -> text.text("origin.hand");
            case FieldOrigin.ControllerField _ -> text.text("origin.program");
            case FieldOrigin.MutatingWebhook _ -> text.text("origin.admission");
            case FieldOrigin.ServerDefault _ -> text.text("origin.default");
            case FieldOrigin.StaleSync stale ->
                    text.text("origin.stale", stale.revision().shortCommit());
            case FieldOrigin.GitMovedOn moved ->
                    text.text("origin.moved-on", moved.lastSynced().shortCommit());
            case FieldOrigin.NotKnown _ -> text.text("origin.unknown");
        };
    }

    private Optional<GitLine> line(SourceLine source) {
        return switch (source) {
            case SourceLine.Blamed line ->
                    Optional.of(
                            new GitLine(
                                    line.file() + ":" + line.line(),
                                    line.guess(),
                                    Optional.of(by(line.commit()))));
            case SourceLine.Unblamed line ->
                    Optional.of(
                            new GitLine(
                                    line.file() + ":" + line.line(),
                                    line.guess(),
                                    Optional.empty()));
            case SourceLine.Dropped _, SourceLine.NotKnown _ -> Optional.empty();
        };
    }

    private static FieldStory.By by(Commit commit) {
        return new FieldStory.By(
                commit.id().substring(0, Math.min(SHORT_COMMIT, commit.id().length())),
                commit.author(),
                commit.authoredAt(),
                commit.subject());
    }
}
