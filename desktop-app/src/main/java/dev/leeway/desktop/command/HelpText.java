package dev.leeway.desktop.command;

import java.util.List;

/** What {@code leeway help} says. */
final class HelpText {
    private HelpText() {}

    static List<String> lines() {
        return """
        leeway                          open the window on the last workspace
        leeway open FILE                open the window on a workspace
        leeway practice                 open the window on the practice workspace
        leeway practice --serve [--port N] [--kubeconfig FILE]
                                        run only the practice cluster until interrupted

        leeway render APP [-w FILE]     print the rendered manifests
        leeway compare [APP...] [-w FILE] [-o text|json] [--revision REV]
                                        exit 0 in sync, 1 differences, 2 error
        leeway plan APP [-w FILE] [-o text|json] [--prune] [--take-over] [--adopt]
                                        [--resource GROUP/KIND/NAMESPACE/NAME]... [--selector L=V]
                                        [--exclude GROUP/KIND/NAMESPACE/NAME]...
                                        exit 0 nothing to do, 1 there are steps, 2 error
        leeway sync APP [-w FILE] [-o text|json] [--prune] [--take-over] [--adopt]
                                        [--resource ...]... [--without-lease] [--yes]
                                        exit 0 done, 1 some objects failed, were refused or held, 2 error
        leeway revert APP --resource ... --field PATH... [-w FILE] [-o text|json] [--preview] [--yes]
                                        set back fields of one object, and leave what else differs
        leeway watch APP...|--all [-w FILE] [--every 30s] [--once]
                                        sync by itself what the workspace asks to be synced so
        leeway adopt APP --resource ... [--field PATH]... [-w FILE] [-o text|json]
                                        [--reason TEXT] [--incident REF] [--candidate N]
                                        [--preview] [--yes]
                                        bring live differences into Git by a pull request
        leeway proposals [list|tend|show ID|retry ID|drop ID|patch ID] [-w FILE] [-o text|json]
                                        what is on its way into Git
        leeway history APP [SYNC] [-w FILE] [-o text|json] [--diff SYNC SYNC]
                                        what was synced, and what differs between two syncs
        leeway rollback APP --to SYNC|REV [-w FILE] [--preview] [--prune] [--from-kept] [--yes]
                                        bring an application back, and hold it there
        leeway hold list|release [APP] [-w FILE]
                                        what reconciling leaves alone
        leeway insights [-w FILE] [-o text|json] [--days N]
                                        how well reconciling goes, against targets
        leeway health FILE...           health of the objects in files
        leeway bypass start APP GROUP/KIND/NAMESPACE/NAME --replicas N|--image C=IMAGE|... --reason TEXT
                                        --incident REF|none [--for 4h] [--dry-run] [--yes]
                                        fix a live object under a lease: exit 0 fixed, 1 refused, 2 error
        leeway bypass list|show|tend|propose|fix-anew|extend|go-on|release|abandon ...
        leeway credentials list|set|forget [HOST]
                                        logins at Git hosts, in the keychain or an encrypted file
        leeway audit list|verify|export what Leeway did, and whether the record is whole
        leeway completion bash|zsh|fish completions for a shell
        leeway manual                   the manual page
        leeway updates                  whether a newer Leeway is announced: exit 0 no, 1 yes, 2 not known;
                                        never looked for by itself, never installed
        leeway version

        'leeway COMMAND --help' says more. Standard output is data, standard error is talk;
        on a terminal, which has both, a sync tells each step once.
        """
                .lines()
                .toList();
    }
}
