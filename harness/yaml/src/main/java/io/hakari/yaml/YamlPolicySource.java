package io.hakari.yaml;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.apiguardian.api.API;

import io.hakari.gate.Policy;
import io.hakari.gate.Waiver;
import io.hakari.suite.PolicySource;

/// Reads policies and waivers from YAML files.
@API(status = EXPERIMENTAL, since = "0.2")
public final class YamlPolicySource implements PolicySource {

    @Override
    public boolean reads(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    @Override
    public Policy policy(Path file) {
        Problems problems = new Problems(file);
        Optional<Policy> policy = DocumentReader.read(file, problems)
                .flatMap(document -> new PolicyReader(problems).read(document));
        return policy.filter(_ -> problems.isEmpty()).orElseThrow(problems::exception);
    }

    @Override
    public List<Waiver> waivers(Path file) {
        Problems problems = new Problems(file);
        Optional<List<Waiver>> waivers = DocumentReader.read(file, problems)
                .map(document -> new WaiverReader(problems).read(document));
        return waivers.filter(_ -> problems.isEmpty()).orElseThrow(problems::exception);
    }
}
