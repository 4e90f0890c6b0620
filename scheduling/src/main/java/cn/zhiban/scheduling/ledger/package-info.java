/** What was fair so far: nights, lates, weekends, holidays and wishes of past months. */
@NullMarked
package cn.zhiban.scheduling.ledger;

import org.jspecify.annotations.NullMarked;
