package io.hakari.suites.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Sampling;
import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.suite.Suite;
import io.hakari.suite.SuiteProblems;
import io.hakari.suite.Task;
import io.hakari.suites.vision.generated.still.Stills;

class GeneratedVisionSuiteTest {
    private final Suite suite = new GeneratedVisionSuite().define();
    private final List<Task> tasks = suite.tasks().stream().filter(task -> task.ablation().isEmpty()).toList();

    @Test
    void asks_every_family_once_and_can_be_weighed() {
        assertThat(tasks).extracting(Task::name)
                .containsExactlyElementsOf(Stills.all().stream().map(family -> family.name()).toList());
        assertThat(SuiteProblems.of(suite)).isEmpty();
    }

    @Test
    void asks_a_share_of_every_family_again_without_pictures() {
        assertThat(suite.tasks().stream().flatMap(task -> task.ablation().stream()))
                .extracting(Task.Ablating::task).containsExactlyElementsOf(tasks.stream().map(Task::name).toList());
    }

    @Test
    void the_right_answer_is_scored_right_and_another_wrong() {
        Set<String> perfect = Set.of("nameplate-name");
        for (Task task : tasks) {
            List<Sample> samples = task.dataset().open().limit(12).collect(Collectors.toList());
            for (Sample sample : samples) {
                double right = perfect.contains(task.name()) ? 0 : 1;
                assertThat(task.scorer().score(answered(sample, said(sample, sample.targets().getFirst()))))
                        .as(task.name()).isInstanceOfSatisfying(Score.Scored.class,
                                score -> assertThat(score.value()).isEqualTo(right));
                assertThat(task.scorer().score(answered(sample, "ありえない答え"))).as(task.name())
                        .isNotEqualTo(task.scorer().score(answered(sample, said(sample, sample.targets().getFirst()))));
            }
        }
    }

    /// A region is hit by its middle; an option is named by its letter.
    private static String said(Sample sample, String target) {
        if (!sample.choices().isEmpty()) {
            return "" + (char) ('A' + sample.choices().indexOf(target));
        }
        String[] corners = target.split(", ", -1);
        return corners.length == 8
                ? "(" + (Integer.parseInt(corners[0]) + 5) + ", " + (Integer.parseInt(corners[1]) + 5) + ")"
                : target;
    }

    private static Trial answered(Sample sample, String answer) {
        Request request = new Request.Write(sample.input(), List.of(), 32, new Sampling.Greedy());
        return new Trial(sample, 1, List.of(new Exchange(request, new Response.Completed(answer))));
    }
}
