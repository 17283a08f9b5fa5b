package dev.leeway.desktop.session;

import dev.leeway.desktop.state.SyncState.Outcome;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.apply.StepResult;

import dev.leeway.engine.plan.Step;
import java.time.Duration;
import java.util.stream.Collectors;

/** Says what became of a step: the cause, and what to do next. Pure. */
final class OutcomeReading {
    private final Text text;
    private final EngineWords said;
    private final HoldWords holds;

    OutcomeReading(Text text) {
        this.text = text;
        this.said = new EngineWords(text);
        this.holds = new HoldWords(text);
    }

    Outcome of(StepResult result, Duration took) {
        return switch (result) {
            case StepResult.Done _ -> new Outcome.Done(took);
            case StepResult.Failed failed -> new Outcome.Failed(failed(failed), next(failed));
            case StepResult.Refused refused ->
                    switch (refused.refusal()) {
                        case StepResult.Refusal.Held _ -> new Outcome.Held(words(refused));
                        case StepResult.Refusal.Unconfirmed _ ->
                                new Outcome.Refused(
                                        words(refused), text.text("outcome.unconfirmed-next"));
                        case StepResult.Refusal.Stale _ ->
                                new Outcome.Refused(
                                        words(refused), text.text("outcome.stale-next"));
                        case StepResult.Refusal.Conflicting _ ->
                                new Outcome.Refused(
                                        words(refused), text.text("outcome.conflict-next"));
                    };
            case StepResult.NotAttempted not -> new Outcome.NotStarted(words(not));
            case StepResult.Waived waived -> new Outcome.LeftOut(words(waived));
            case StepResult.Unknown unknown -> new Outcome.Unknown(words(unknown));
        };
    }

    /** Why a step is a hold is known in more parts than the result says. */
    private String words(StepResult result) {
        return result.step() instanceof Step.Hold hold
                ? holds.reason(hold.reason())
                : said.words(result.said());
    }

    private String next(StepResult.Failed failed) {
        if (failed.reason().equals("HookFailed")) {
            return text.text("outcome.hook-next");
        }
        return text.text(
                failed.status() == 403
                        ? "outcome.forbidden-next"
                        : failed.status() >= 500 || failed.status() == 429
                                ? "outcome.server-next"
                                : "outcome.failed-next");
    }

    private String failed(StepResult.Failed failed) {
        return failed.causes().isEmpty()
                ? words(failed)
                : words(failed)
                        + "\n"
                        + failed.causes().stream()
                                .map(cause -> cause.field() + ": " + cause.message())
                                .collect(Collectors.joining("\n"));
    }
}
