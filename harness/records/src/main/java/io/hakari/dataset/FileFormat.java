package io.hakari.dataset;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;

import org.apiguardian.api.API;

/// How a file holds its rows. All are UTF-8, with or without a byte order mark, with any line ends; a file whose name ends
/// with `.gz` is unpacked as it is read.
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface FileFormat {

    /// One JSON object on each line; empty lines are passed over.
    record JsonLines() implements FileFormat {}

    /// Values between tabs, without quotes or escapes; a first line that names the columns is passed over.
    ///
    /// @param columns the names of all columns
    record TabSeparated(List<String> columns) implements FileFormat {

        public TabSeparated {
            columns = List.copyOf(columns);
        }
    }

    /// Values between commas as RFC 4180 has them; the first line names the columns, and a value in quotes may hold
    /// commas, quotes and line ends.
    record CommaSeparated() implements FileFormat {}

    /// One JSON document: a list of objects, or an object of objects by key. A row is an object.
    record JsonDocument() implements FileFormat {}

    /// One JSON document, nested as SQuAD 1.1 is: `data`, `paragraphs`, `qas`. A row is a question with the fields
    /// `title`, `context`, `question`, `id` and the list `answers`, which holds the texts without doublets.
    record Squad() implements FileFormat {}
}
