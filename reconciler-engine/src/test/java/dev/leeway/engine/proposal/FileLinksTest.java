package dev.leeway.engine.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.workspace.Workspace;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Optional;

class FileLinksTest {
    private static String link(
            String url, Workspace.PullRequests.@Nullable Provider provider, String path, int line) {
        return FileLinks.of(
                        new Workspace.Repository(
                                "platform",
                                url,
                                "main",
                                Optional.ofNullable(provider)
                                        .map(
                                                one ->
                                                        new Workspace.PullRequests(
                                                                one, Optional.empty()))),
                        "3f2c",
                        path,
                        line)
                .orElse("none");
    }

    @Test
    void everyHostHasItsOwnWay() {
        assertThat(link("https://github.com/shop/platform.git", null, "apps/a b#.yaml", 7))
                .isEqualTo("https://github.com/shop/platform/blob/3f2c/apps/a%20b%23.yaml#L7");
        assertThat(link("git@gitlab.com:shop/deep/platform.git", null, "ä.yaml", 0))
                .isEqualTo("https://gitlab.com/shop/deep/platform/-/blob/3f2c/%C3%A4.yaml");
        assertThat(
                        link(
                                "ssh://git@git.example.com:2222/shop/p.git",
                                Workspace.PullRequests.Provider.GITEA,
                                "a",
                                1))
                .isEqualTo("https://git.example.com/shop/p/src/commit/3f2c/a#L1");
        assertThat(link("https://bitbucket.org/shop/p", null, "a", 3))
                .isEqualTo("https://bitbucket.org/shop/p/src/3f2c/a#lines-3");
        assertThat(
                        link(
                                "https://bb.example.com:8443/scm/shop/p.git",
                                Workspace.PullRequests.Provider.BITBUCKET,
                                "a",
                                3))
                .isEqualTo("https://bb.example.com:8443/projects/shop/repos/p/browse/a?at=3f2c#3");
        assertThat(link("https://dev.azure.com/org/web%20team/_git/p", null, "a", 0))
                .isEqualTo("https://dev.azure.com/org/web%20team/_git/p?path=/a&version=GC3f2c");
    }

    @Test
    void aLoginInTheAddressIsNotCopied() {
        assertThat(link("https://ada@github.com/shop/p", null, "a", 0)).doesNotContain("ada");
    }

    @Test
    void whatIsNotAtAKnownHostHasNoLink() {
        assertThat(link("/srv/git/platform.git", null, "a", 1)).isEqualTo("none");
        assertThat(link("https://git.example.com/shop/p.git", null, "a", 1)).isEqualTo("none");
        assertThat(link("https://github.com/shop/p", null, "", 1)).isEqualTo("none");
    }
}
