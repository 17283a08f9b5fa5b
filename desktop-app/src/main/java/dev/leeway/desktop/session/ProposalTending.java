package dev.leeway.desktop.session;

import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.proposal.Proposal.Stage;
import dev.leeway.engine.proposal.ProposalException;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sends the proposals of an open workspace when they are due and looks for their merges; tells the
 * operator when one has come further. Safe for several threads.
 */
final class ProposalTending {
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final Surroundings here;

    ProposalTending(Surroundings here) {
        this.here = here;
    }

    /** Begins, with a pause. */
    void begin() {
        here.work().repeat("tend proposals", PAUSE, this::tend, failed -> {});
    }

    private void tend() throws InterruptedException {
        try {
            Map<String, Stage> before = new HashMap<>();
            here.open().proposals().all().forEach(one -> before.put(one.id(), one.stage()));
            for (Proposal proposal : here.open().proposals().tend()) {
                if (!proposal.stage().equals(before.get(proposal.id()))) {
                    tell(proposal);
                }
            }
        } catch (ProposalException e) {
            here.notice(
                    true,
                    new Trouble(
                            here.text().text("proposal.trouble"),
                            new EngineWords(here.text()).why(e),
                            new EngineWords(here.text()).next(e)),
                    new Route.Overview());
        }
    }

    private void tell(Proposal proposal) {
        Optional<Trouble> news =
                switch (proposal.stage()) {
                    case Stage.Waiting _, Stage.Pushed _, Stage.Dropped _ -> Optional.empty();
                    case Stage.BranchOnly(String link) ->
                            news("proposal.branch", proposal, proposal.branch(), link);
                    case Stage.Open(Proposal.RequestRef request) ->
                            news("proposal.open", proposal, request.url(), "");
                    case Stage.Merged merged ->
                            switch (merged.landing()) {
                                case AS_PROPOSED, OTHERWISE ->
                                        news("proposal.merged", proposal, merged.mergeCommit(), "");
                                // What it is about tells of that, with the choice there is.
                                case MOVED_ON -> Optional.empty();
                            };
                    case Stage.Closed(Proposal.RequestRef request) ->
                            news("proposal.closed", proposal, request.url(), "");
                    case Stage.Stuck(var why, var nextStep) ->
                            news(
                                    "proposal.stuck",
                                    proposal,
                                    new EngineWords(here.text()).words(why),
                                    new EngineWords(here.text()).words(nextStep));
                };
        boolean bad = proposal.stage() instanceof Stage.Stuck;
        Route place = new Route.Application(proposal.application(), Route.Tab.DRIFT);
        news.ifPresent(one -> here.notice(bad, one, place));
    }

    private Optional<Trouble> news(String key, Proposal proposal, String what, String next) {
        return Optional.of(new Trouble(here.text().text(key, proposal.application()), what, next));
    }
}
