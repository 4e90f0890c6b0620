package cn.zhiban.scheduling.load;

/**
 * What one shop adds.
 *
 * @param shopId the shop
 * @param shopName its name
 * @param receptions expected for the person, in a day
 */
public record ShopLoad(long shopId, String shopName, double receptions) {}
