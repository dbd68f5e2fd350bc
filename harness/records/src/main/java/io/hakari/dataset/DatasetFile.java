package io.hakari.dataset;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.apiguardian.api.API;

import io.hakari.sample.Dataset;
import io.hakari.sample.DatasetException;
import io.hakari.sample.Sample;

/// A dataset in a file that is read row by row.
///
/// @param sha256 what the manifest says of the file; compared at every opening
/// @param size   the number of samples the manifest says, for showing progress
/// @param rows   makes a sample of a row
@API(status = EXPERIMENTAL, since = "0.1")
public record DatasetFile(String name, Path file, FileFormat format, RowMapper rows, Optional<String> sha256,
        OptionalLong size) implements Dataset {

    /// Begin a dataset of one JSON object on each line.
    public static NeedsMapper jsonLines(String name, Path file) {
        return mapper -> of(name, file, new FileFormat.JsonLines(), mapper);
    }

    /// Begin a dataset of values between tabs, without quotes or escapes.
    public static NeedsMapper tabSeparated(String name, Path file, String... columns) {
        return mapper -> of(name, file, new FileFormat.TabSeparated(List.of(columns)), mapper);
    }

    /// Begin a dataset of values between commas, with a header and quotes as in RFC 4180.
    public static NeedsMapper commaSeparated(String name, Path file) {
        return mapper -> of(name, file, new FileFormat.CommaSeparated(), mapper);
    }

    /// Begin a dataset of one document that is a list of objects, or an object of objects.
    public static NeedsMapper jsonDocument(String name, Path file) {
        return mapper -> of(name, file, new FileFormat.JsonDocument(), mapper);
    }

    /// Begin a dataset of one document nested as SQuAD 1.1 is.
    public static NeedsMapper squad(String name, Path file) {
        return mapper -> of(name, file, new FileFormat.Squad(), mapper);
    }

    /// Return this dataset insisting on the bytes of its file.
    public DatasetFile withSha256(String sha256) {
        return new DatasetFile(name, file, format, rows, Optional.of(sha256), size);
    }

    /// Return this dataset saying how many samples it has.
    public DatasetFile withSize(long size) {
        return new DatasetFile(name, file, format, rows, sha256, OptionalLong.of(size));
    }

    @Override
    public Stream<Sample> open() {
        sha256.ifPresent(expected -> FileDigest.verify(name, file, expected));
        RowReader reader = RowReader.open(name, file, format);
        Iterator<Sample> samples = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return reader.hasNext();
            }

            @Override
            public Sample next() {
                return sample(reader.next());
            }
        };
        int traits = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(samples, traits), false)
                .onClose(reader::close);
    }

    private Sample sample(Row row) {
        try {
            return rows.sample(row);
        } catch (IllegalArgumentException e) {
            throw new DatasetException(row.place() + ": " + e.getMessage(), e);
        }
    }

    private static DatasetFile of(String name, Path file, FileFormat format, RowMapper rows) {
        return new DatasetFile(name, file, format, rows, Optional.empty(), OptionalLong.empty());
    }

    /// A dataset that does not know what its rows mean.
    public interface NeedsMapper {
        DatasetFile mappedBy(RowMapper rows);
    }
}
