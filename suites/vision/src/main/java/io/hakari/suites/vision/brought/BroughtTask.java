package io.hakari.suites.vision.brought;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.hakari.dataset.DatasetFile;
import io.hakari.sample.Dataset;
import io.hakari.sample.DatasetException;
import io.hakari.sample.Sample;

/// The questions of one task of an imported set, read from its folder alone.
///
/// @param items   all questions of the set, held against the digest in its manifest
/// @param task    whose questions are asked
/// @param count   how many these are
/// @param leftOut how many questions of the set were left out when it was imported
record BroughtTask(DatasetFile items, String task, long count, long leftOut) implements Dataset {

    /// Return the questions of a task, with their media.
    ///
    /// @param datasets the folder of all sets
    /// @throws DatasetException when the set was not imported, or has no such question
    static KeptMedia of(Path datasets, String set, String task, Prompt prompt) {
        Manifest manifest = Manifest.read(datasets, set);
        Path folder = datasets.resolve(set);
        Long count = manifest.tasks().get(task);
        if (count == null) {
            throw new DatasetException("set [" + set + "] in [" + datasets + "] has no question of the kind [" + task
                    + "]; it has " + manifest.tasks().keySet().stream().sorted().toList());
        }
        DatasetFile items = DatasetFile.jsonLines(set, folder.resolve(Manifest.ITEMS))
                .mappedBy(new ItemRow(set, prompt)).withSha256(manifest.sha256());
        return new KeptMedia(new BroughtTask(items, task, count, manifest.leftOut()),
                new MediaPlace.ByDigest(folder.resolve(Manifest.MEDIA)));
    }

    @Override
    public String name() {
        return items.name() + "/" + task + (leftOut == 0 ? "" : ", " + leftOut + " of the set left out");
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(count);
    }

    @Override
    public Stream<Sample> open() {
        return items.open().filter(sample -> task.equals(sample.attributes().get(ItemRow.TASK)));
    }
}
