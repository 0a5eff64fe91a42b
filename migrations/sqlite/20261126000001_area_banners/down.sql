DROP TABLE area_banners;
