package dev.leeway.engine.cluster;

import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.live.LiveState.Unreadable;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import dev.leeway.engine.wording.Wording;

/** What an answer that is no success means to a reader. */
final class Refusals {
    private Refusals() {}

    /** Returns the state of an object whose read was answered so. */
    static Unreadable unreadable(ApiCall call, ApiOutcome outcome) {
        ClusterException error = error(call, outcome);
        return new Unreadable(error.reason(), error.said());
    }

    /** Returns the error of a question that was answered so. */
    static ClusterException error(ApiCall call, ApiOutcome outcome) {
        return switch (outcome) {
            case ApiOutcome.Answered answer -> answered(call, ServerStatus.of(answer));
            case ApiOutcome.NotSent(Reason reason, Wording message, Wording next) ->
                    new ClusterException(reason, message, next, null);
            case ApiOutcome.Lost(Reason reason, Wording message, Wording next) ->
                    new ClusterException(reason, message, next, null);
        };
    }

    private static ClusterException answered(ApiCall call, ServerStatus status) {
        Wording said = ClusterPhrase.SAID.of(call.said(), Wording.quoted(status.message()));
        return switch (status.code()) {
            case 401 ->
                    new ClusterException(
                            Reason.NOT_AUTHENTICATED,
                            ClusterPhrase.NOT_ACCEPTED.of(said),
                            ClusterPhrase.SIGN_IN.of(),
                            null);
            case 403 ->
                    new ClusterException(
                            Reason.FORBIDDEN, said, ClusterPhrase.ASK_RIGHT.of(), null);
            case 404 ->
                    new ClusterException(
                            Reason.UNKNOWN_KIND, said, ClusterPhrase.CHECK_KIND.of(), null);
            case 429, 503, 504 ->
                    new ClusterException(
                            Reason.UNREACHABLE,
                            ClusterPhrase.BUSY.of(said),
                            ClusterPhrase.IN_A_MOMENT.of(),
                            null);
            default ->
                    new ClusterException(
                            Reason.SERVER_ERROR,
                            ClusterPhrase.SERVER_ERROR.of(
                                    Wording.quoted(Integer.toString(status.code())), said),
                            ClusterPhrase.SERVER_LOG.of(),
                            null);
        };
    }
}
