package io.hakari.suites.vision.brought;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import io.hakari.sample.Blob;
import io.hakari.sample.Blobs;
import io.hakari.sample.Content;
import io.hakari.sample.Dataset;
import io.hakari.sample.DatasetException;
import io.hakari.sample.Sample;

/// A set whose media lie in files: each is held against its digest and put where the runner finds it before it is asked about.
///
/// With `hakari.blobs` naming the folder of an imported set's media nothing is copied.
///
/// @param dataset of samples that name media by digest
/// @param place   where they lie
public record KeptMedia(Dataset dataset, MediaPlace place) implements Dataset {

    @Override
    public String name() {
        return dataset.name();
    }

    @Override
    public OptionalLong size() {
        return dataset.size();
    }

    @Override
    public Stream<Sample> open() {
        return dataset.open();
    }

    @Override
    public Stream<Sample> open(Blobs blobs) {
        Set<String> kept = new HashSet<>();
        return dataset.open(blobs).peek(sample -> sample.input().forEach(part -> keep(part, sample, kept, blobs)));
    }

    private void keep(Content part, Sample sample, Set<String> kept, Blobs blobs) {
        switch (part) {
            case Content.Image(Blob blob) -> keep(blob, sample, kept, blobs);
            case Content.Video(Blob blob) -> keep(blob, sample, kept, blobs);
            case Content.Audio(Blob blob) -> keep(blob, sample, kept, blobs);
            case Content.Text _,Content.Frames _ -> {
                // Words need no file, and frames are kept by who decoded them.
            }
        }
    }

    private void keep(Blob medium, Sample sample, Set<String> kept, Blobs blobs) {
        if (kept.add(medium.sha256())) {
            Path file = place.file(sample, medium);
            Blob found = blobs.keep(bytes(file, sample), medium.mediaType());
            if (!found.equals(medium)) {
                throw new DatasetException("medium [" + file + "] of [" + sample.name() + "] has sha256 ["
                        + found.sha256() + "] but the set says [" + medium.sha256() + "]; bring it again");
            }
        }
    }

    private static byte[] bytes(Path file, Sample sample) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new DatasetException("medium [" + file + "] of [" + sample.name() + "] cannot be read: " + e
                    + "; bring the set again", e);
        }
    }
}
