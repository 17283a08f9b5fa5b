package dev.leeway.desktop.screen.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleRepository;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.RepositoryPlace.View;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.work.InlineWork;
import dev.leeway.desktop.work.UiThread;
import dev.leeway.engine.source.CommitGraph;
import dev.leeway.engine.source.Distance;
import dev.leeway.engine.source.SourceEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The models over a real Git repository, without nodes. */
class RepositoryModelsTest {
    @TempDir private Path temp;
    private final SampleWorkspace sample = new SampleWorkspace();

    private interface Story {
        void in(Desk desk, RepositoriesModel model) throws Exception;
    }

    private void with(SampleRepository repository, Story story) throws Exception {
        Fx.run(
                () -> {
                    UiThread here = Fx.THREAD;
                    Desk desk =
                            new Desk(
                                    new Store(here, sample.state()),
                                    new RecordingCommands(),
                                    sample.text(),
                                    new InlineWork(),
                                    here,
                                    repository.readings());
                    RepositoriesModel model = new RepositoriesModel(desk);
                    model.show(Optional.empty());
                    model.update(desk.store().state());
                    story.in(desk, model);
                });
    }

    private static RepositoryPlace at(String revision, View view) {
        return new RepositoryPlace("platform", revision, view);
    }

    @Test
    void oneBeginsAtTheFilesOfTheRevisionThatIsFollowed() throws Exception {
        try (SampleRepository repository = SampleRepository.withHistory(temp)) {
            with(
                    repository,
                    (desk, model) -> {
                        assertThat(model.placeProperty().get())
                                .contains(at("main", new View.Files("", 0)));
                        assertThat(model.distancesProperty().get())
                                .containsEntry("topic", new Distance(0, 3, false))
                                .containsEntry("main", new Distance(0, 0, false));
                    });
        }
    }

    @Test
    void foldersAreReadWhenTheyAreOpened() throws Exception {
        try (SampleRepository repository = SampleRepository.withHistory(temp)) {
            with(
                    repository,
                    (desk, model) -> {
                        FilesModel files = new FilesModel(desk, model);
                        files.show(at("main", new View.Files("", 0)));
                        List<String> seen = new ArrayList<>();
                        files.list(
                                "",
                                entries ->
                                        entries.stream().map(SourceEntry::path).forEach(seen::add),
                                trouble -> {});
                        assertThat(seen).as("folders first").containsExactly("apps", "README.md");
                        files.list("nowhere", entries -> {}, trouble -> seen.add(trouble.what()));
                        assertThat(seen.getLast()).isEqualTo("Folder nowhere could not be read");
                        files.listTo("apps/web/web.yaml", folders -> seen.addAll(folders.keySet()));
                        assertThat(seen).endsWith("apps", "apps/web");
                    });
        }
    }

    @Test
    void aLongLogIsReadPageByPage() throws Exception {
        try (SampleRepository repository = SampleRepository.withHistory(temp)) {
            repository.commits("long", 3_000);
            repository.fetch();
            with(
                    repository,
                    (desk, model) -> {
                        CommitsModel commits = new CommitsModel(desk, model);
                        commits.show(
                                at("long", new View.Commits("", "")), new View.Commits("", ""));
                        assertThat(commits.rows()).hasSize(200);
                        assertThat(commits.progressProperty().get().looked()).isEqualTo(200);
                        while (!commits.progressProperty().get().end()) {
                            commits.more();
                        }
                        assertThat(commits.rows()).hasSize(3_005);
                        CommitGraph again = new CommitGraph();
                        assertThat(commits.rows())
                                .as("pages leave no seam in the graph")
                                .allSatisfy(
                                        row ->
                                                assertThat(row.graph())
                                                        .contains(
                                                                again.place(row.entry().commit())));
                        commits.close();
                    });
        }
    }

    @Test
    void aCommitFarDownIsFoundAndASearchHasNoGraph() throws Exception {
        try (SampleRepository repository = SampleRepository.withHistory(temp)) {
            repository.commits("long", 900);
            repository.fetch();
            with(
                    repository,
                    (desk, model) -> {
                        CommitsModel commits = new CommitsModel(desk, model);
                        View.Commits search = new View.Commits("", "\"Number 7\"");
                        commits.show(at("long", search), search);
                        assertThat(commits.rows()).hasSize(111);
                        assertThat(commits.rows()).allMatch(row -> row.graph().isEmpty());
                        String wanted = commits.rows().getLast().entry().commit().id();
                        View.Commits far = new View.Commits(wanted, "");
                        commits.show(at("long", far), far);
                        assertThat(commits.indexOf(wanted)).isEqualTo(892);
                        assertThat(commits.detailsProperty().get().latest().orElseThrow().message())
                                .isEqualTo("Number 7");
                        commits.close();
                    });
        }
    }
}
