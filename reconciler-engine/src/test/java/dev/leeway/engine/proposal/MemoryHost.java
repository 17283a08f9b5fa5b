package dev.leeway.engine.proposal;

import dev.leeway.engine.proposal.HostException.Problem;

import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A host in memory that can be out of reach, and can lose its answers. */
final class MemoryHost implements PullRequestHost {
    private final List<PullRequest> requests = new ArrayList<>();
    private final List<NewPullRequest> opened = new ArrayList<>();
    private boolean down;
    private boolean loseAnswer;

    void goDown(boolean now) {
        down = now;
    }

    /** The next opened request is opened, but nobody hears of it. */
    void loseNextAnswer() {
        loseAnswer = true;
    }

    List<NewPullRequest> opened() {
        return opened;
    }

    void set(State state, String mergeCommit) {
        PullRequest old = requests.getFirst();
        requests.set(
                0,
                new PullRequest(
                        old.number(),
                        old.url(),
                        state,
                        old.branch(),
                        old.target(),
                        old.head(),
                        mergeCommit));
    }

    private void reach() throws HostException {
        if (down) {
            throw new HostException(
                    Problem.UNREACHABLE,
                    Wording.quoted("the host does not answer"),
                    Wording.quoted("Wait."),
                    Optional.empty(),
                    null);
        }
    }

    @Override
    public Optional<PullRequest> find(String branch, String target, Duration timeout)
            throws HostException {
        reach();
        return requests.stream().filter(one -> one.branch().equals(branch)).findFirst();
    }

    @Override
    public PullRequest open(NewPullRequest request, Duration timeout) throws HostException {
        reach();
        opened.add(request);
        PullRequest made =
                new PullRequest(
                        "" + (requests.size() + 1),
                        "https://git.example.com/pulls/" + (requests.size() + 1),
                        State.OPEN,
                        request.branch(),
                        request.target(),
                        "",
                        "");
        requests.add(made);
        if (loseAnswer) {
            loseAnswer = false;
            throw new HostException(
                    Problem.UNREACHABLE,
                    Wording.quoted("the answer was lost"),
                    Wording.quoted("Wait."),
                    Optional.empty(),
                    null);
        }
        return made;
    }

    @Override
    public List<OpenRequest> open(int limit, Duration timeout) throws HostException {
        reach();
        return requests.reversed().stream()
                .filter(one -> one.state() == State.OPEN)
                .map(one -> new OpenRequest(one, "", "", false))
                .limit(limit)
                .toList();
    }

    @Override
    public PullRequest read(String number, Duration timeout) throws HostException {
        reach();
        return requests.stream()
                .filter(one -> one.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public PullRequest update(String number, String title, String body, Duration timeout)
            throws HostException {
        return read(number, timeout);
    }

    @Override
    public PullRequest close(String number, Duration timeout) throws HostException {
        read(number, timeout);
        set(State.CLOSED, "");
        return read(number, timeout);
    }

    @Override
    public List<RequestCheck> checks(PullRequest request, Duration timeout) {
        return List.of();
    }

    @Override
    public String compareLink(String branch, String target) {
        return "";
    }
}
