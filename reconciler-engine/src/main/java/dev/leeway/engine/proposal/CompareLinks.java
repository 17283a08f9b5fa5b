package dev.leeway.engine.proposal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses the page on which a branch can be proposed, from the address of a repository at one of
 * the well-known hosts. Opens nothing.
 */
final class CompareLinks {
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?:https?://(?:[^/@]*@)?|ssh://(?:[^/@]*@)?|[^/@:]*@)"
                            + "(?<host>[^/:]+)(?::\\d+)?[:/]/?(?<path>.+?)(?:\\.git)?/?");

    private CompareLinks() {}

    /** Returns the link, or the empty string when the host is not known. */
    static String of(String url, String branch, String target) {
        Matcher address = ADDRESS.matcher(url);
        if (!address.matches()) {
            return "";
        }
        String host = address.group("host").toLowerCase(Locale.ROOT);
        String web = "https://" + host + "/" + address.group("path");
        String from = URLEncoder.encode(branch, StandardCharsets.UTF_8).replace("%2F", "/");
        String whole = URLEncoder.encode(branch, StandardCharsets.UTF_8);
        String into = URLEncoder.encode(target, StandardCharsets.UTF_8);
        Optional<String> link =
                switch (host) {
                    case "github.com" ->
                            Optional.of(
                                    web
                                            + "/compare/"
                                            + into.replace("%2F", "/")
                                            + "..."
                                            + from
                                            + "?expand=1");
                    case "gitlab.com" ->
                            Optional.of(
                                    web
                                            + "/-/merge_requests/new?merge_request%5Bsource_branch%5D="
                                            + whole
                                            + "&merge_request%5Btarget_branch%5D="
                                            + into);
                    case "codeberg.org", "gitea.com" ->
                            Optional.of(
                                    web + "/compare/" + into.replace("%2F", "/") + "..." + from);
                    case "bitbucket.org" ->
                            Optional.of(
                                    web + "/pull-requests/new?source=" + whole + "&dest=" + into);
                    default -> Optional.empty();
                };
        return link.orElse("");
    }
}
