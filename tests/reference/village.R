# What R says of the village in village.json, for tests/it/statistics.rs; writes village_r.json beside it.
#
# Run: apt-get install r-base-core r-cran-psych r-cran-jsonlite && Rscript tests/reference/village.R
suppressPackageStartupMessages({
  library(jsonlite)
  library(psych)
})
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
village <- fromJSON(file.path(here, "village.json"), simplifyVector = TRUE)
items <- as.data.frame(t(village$items))
complete <- items[complete.cases(items), ]
scale <- suppressWarnings(psych::alpha(complete))
fit <- psych::fa(cor(complete), nfactors = 1, fm = "minres", n.obs = nrow(complete))
loadings <- as.numeric(fit$loadings)
paired <- function(changes, exact) {
  wilcoxon <- wilcox.test(changes, exact = exact, correct = TRUE)
  test <- t.test(changes)
  list(v = unname(wilcoxon$statistic), p = wilcoxon$p.value, t = unname(test$statistic),
       t_p = test$p.value, interval = as.numeric(test$conf.int))
}
two <- function(x, y) {
  wilcoxon <- wilcox.test(x, y, exact = FALSE, correct = TRUE)
  welch <- t.test(x, y)
  list(u = unname(wilcoxon$statistic), p = wilcoxon$p.value, t = unname(welch$statistic),
       freedom = unname(welch$parameter), interval = as.numeric(welch$conf.int))
}
compared <- village$compared
changed <- village$changed
depression <- wilcox.test(village$depression[1, ], village$depression[2, ], paired = TRUE,
                          alternative = "greater")
airquality <- kruskal.test(Ozone ~ Month, data = airquality)
weather <- t.test(sleep$extra[1:10], sleep$extra[11:20], paired = TRUE)
reference <- list(
  made_with = list(R = paste(R.version$major, R.version$minor, sep = "."),
                   psych = as.character(packageVersion("psych"))),
  alpha = scale$total$raw_alpha,
  standardised = scale$total$std.alpha,
  rest = scale$item.stats$r.drop,
  alpha_without = scale$alpha.drop$raw_alpha,
  loadings = loadings,
  omega = sum(loadings)^2 / (sum(loadings)^2 + sum(1 - loadings^2)),
  quantiles = as.numeric(quantile(village$scores, c(0, 0.1, 0.25, 0.5, 0.75, 0.975, 1), na.rm = TRUE)),
  compared = lapply(seq_len(nrow(compared)), function(n) two(compared$left[[n]], compared$right[[n]])),
  changed = lapply(seq_len(nrow(changed)), function(n) paired(changed$changes[[n]], changed$is_exact[n])),
  depression = list(v = unname(depression$statistic), p_greater = depression$p.value),
  airquality = list(h = unname(airquality$statistic), p = airquality$p.value),
  sleep = list(t = unname(weather$statistic), p = weather$p.value,
               interval = as.numeric(weather$conf.int))
)
write(toJSON(reference, digits = NA, auto_unbox = TRUE, pretty = TRUE), file.path(here, "village_r.json"))
