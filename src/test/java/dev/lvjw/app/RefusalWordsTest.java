package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "details.start_date must be a date like 2027-01-31.|Start date must be a date like 2027-01-31",
        "details.compensation.amount must be a decimal number|Compensation amount must be a decimal number",
        "details.compensation.per must be one of year, hour|Type of earnings must be one of year, hour",
        "details.home_email is required |Home email is required",
        "details.shoe_size is too large: $1\\2|details.shoe_size is too large: $1\\2",
        "try another day...|try another day",
      })
  void namesTheValueAsTheReviewDoes(String said, String words) {
    assertThat(RefusalWords.of(said, 422))
        .isEqualTo("Justworks refused the invitation: " + words + " (status 422)");
  }

  @ParameterizedTest
  @CsvSource({"''", "'. '"})
  void saysNothingWhereNothingWasSaid(String said) {
    assertThat(RefusalWords.of(said, 400))
        .isEqualTo("Justworks refused the invitation (status 400)");
  }
}
